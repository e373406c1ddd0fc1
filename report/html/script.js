"use strict";
const find = (s) => document.querySelector(s);
const table = find("#results"), rows = [...table.tBodies], words = find("#words"), grade = find("#grade"), shown = find("#shown");
const text = new Map(rows.map((row) => [row, row.rows[0].textContent.toLowerCase()]));

function filter() {
  const wanted = words.value.toLowerCase().split(/\s+/);
  let n = 0;
  for (const row of rows) {
    row.hidden = !(wanted.every((w) => text.get(row).includes(w)) && (!grade.value || grade.value.includes(row.className)));
    n += !row.hidden;
  }
  shown.textContent = n + " of " + rows.length + " shown";
}

const units = { s: 1, min: 60, h: 3600, d: 86400, y: 31536000 }, cells = { "-": -2, "?": -1, "revalid.": 0, "for ever": Infinity };
const grades = ["error", "warning", "info", "good"];

function key(row, column) {
  const text = row.rows[0].cells[column].firstChild?.textContent.trim() ?? "";
  if (column === 0) return grades.indexOf(row.className);
  if (column < 3 || column > 5) return text;
  if (text in cells) return cells[text];
  return [...text.matchAll(/(\d+) (s|min|h|d|y)\b/g)].reduce((sum, [, n, unit]) => sum + n * units[unit], 0);
}

function sort(head, column) {
  const down = head.ariaSort === "ascending" ? -1 : 1;
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.ariaSort = down > 0 ? "ascending" : "descending";
  const keys = new Map(rows.map((row) => [row, key(row, column)]));
  rows.sort((a, b) => {
    const x = keys.get(a), y = keys.get(b);
    return down * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "en", { numeric: true }));
  });
  table.append(...rows);
}

function reveal() {
  const target = /^#x\d+$/.test(location.hash) && find(location.hash);
  if (!target) return;
  const row = target.closest("tbody");
  row.hidden = false;
  row.querySelector("details").open = true;
  row.scrollIntoView();
}

[...table.tHead.rows[0].cells].forEach((head, column) => {
  const button = document.createElement("button");
  button.append(...head.childNodes);
  button.onclick = () => sort(head, column);
  head.append(button);
});
table.addEventListener("click", (e) => {
  const row = e.target.closest("tbody > tr:first-child");
  if (!row || row.closest("table") !== table || e.target.closest("a") || String(getSelection())) return;
  const details = row.parentNode.querySelector("details");
  details.open = !details.open;
});
table.addEventListener("toggle", (e) => { // shared texts become text, which can be searched and copied
  for (const part of e.target.querySelectorAll("[class*=n]")) {
    const share = /\bn\d+\b/.exec(part.className);
    if (!share) continue;
    const text = JSON.parse(getComputedStyle(part, "::after").content);
    part.classList.remove(share[0]);
    part.append(text);
  }
}, true);
words.oninput = grade.onchange = filter;
find("#all").onclick = (e) => {
  const open = e.target.getAttribute("aria-pressed") !== "true";
  e.target.setAttribute("aria-pressed", open);
  for (const row of rows) if (!row.hidden) row.querySelector("details").open = open;
};
addEventListener("hashchange", reveal);
find(".tools").hidden = false;
filter();
reveal();
