"use strict";
const find = (s) => document.querySelector(s);
const table = find("#results"), heads = [...table.tHead.rows[0].cells], rows = [...table.tBodies], words = find("#words"), grade = find("#grade");
const text = new Map(rows.map((row) => [row, row.rows[0].textContent.toLowerCase()]));

function filter() {
  const wanted = words.value.toLowerCase().split(/\s+/);
  for (const row of rows) row.hidden = !wanted.every((w) => text.get(row).includes(w)) || !(grade.value || row.className).includes(row.className);
  find("#shown").textContent = rows.filter((row) => !row.hidden).length + " of " + rows.length + " shown";
}

const grades = ["error", "warning", "info", "good"], units = { s: 1, min: 60, h: 3600, d: 86400, y: 31536000 };
const special = { "-": -2, "?": -1, "revalid.": 0, "for ever": Infinity };

function key(row, column) {
  const words = row.rows[0].cells[column].firstChild?.textContent.trim() ?? "";
  if (column === 0) return grades.indexOf(row.className);
  if (column < 3 || column > 5) return words;
  return special[words] ?? [...words.matchAll(/(\d+) (s|min|h|d|y)\b/g)].reduce((sum, [, n, unit]) => sum + n * units[unit], 0);
}

function sort(column) {
  const head = heads[column], up = head.ariaSort !== "ascending", keys = new Map(rows.map((row) => [row, key(row, column)]));
  const compare = (a, b) => typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true });
  for (const other of heads) other.ariaSort = other === head ? (up ? "ascending" : "descending") : null;
  table.append(...rows.sort((a, b) => (up ? 1 : -1) * compare(keys.get(a), keys.get(b))));
}

function reveal() {
  const target = /^#[xr]\d+$/.test(location.hash) && find(location.hash), row = target && target.closest("tbody");
  if (!target) return;
  target.closest("details").open = true;
  if (row) row.hidden = false;
  (row || target).scrollIntoView();
}

heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.append(...head.childNodes);
  button.onclick = () => sort(column);
  head.append(button);
});
table.onclick = (e) => {
  const row = e.target.closest("#results > tbody > tr:first-child"), details = row && row.parentNode.querySelector("details");
  if (details && !e.target.closest("a") && !String(getSelection())) details.open = !details.open;
};
table.addEventListener("toggle", (e) => { // shared texts become text, which can be searched and copied
  for (const part of e.target.querySelectorAll("[class*=n]")) {
    const [shared] = /\bn\d+\b/.exec(part.className) ?? [];
    if (!shared) continue;
    const words = JSON.parse(getComputedStyle(part, "::after").content);
    part.classList.remove(shared);
    part.append(words);
  }
}, true);
find("#all").onclick = (e) => {
  const open = e.target.ariaPressed !== "true";
  e.target.ariaPressed = open;
  for (const row of rows) if (!row.hidden) row.querySelector("details").open = open;
};
words.oninput = grade.onchange = filter;
onhashchange = reveal;
find(".tools").hidden = false;
filter();
reveal();
