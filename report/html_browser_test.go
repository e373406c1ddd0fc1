//go:build unix

package report

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestHTMLInBrowser uses the page as people do.
func TestHTMLInBrowser(t *testing.T) {
	c := startChromium(t)
	file := filepath.Join(t.TempDir(), "page.html")
	r := siteReport(t, 40)
	r.Exchanges = append(r.Exchanges, formatsReport(t).Exchanges...)
	for i := range r.Exchanges {
		r.Exchanges[i].ID = i + 1
	}
	if err := os.WriteFile(file, htmlPage(t, r), 0o644); err != nil {
		t.Fatal(err)
	}
	page := "file://" + file
	is := func(script string, want any) {
		t.Helper()
		if got := c.eval(script); got != want {
			t.Errorf("%s is %v, want %v", script, got, want)
		}
	}
	const rows = `[...document.querySelectorAll("#results>tbody")]`
	const visible = rows + `.filter(r => !r.hidden)`
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int{320, 390, 768, 1400, 1920} {
			c.screen(width, 1100, scheme)
			c.open(page)
			is(tooWide, "")
			c.shoot(fmt.Sprintf("%s-%d-top", scheme, width))
			c.eval(`document.querySelector("#all").click()`)
			is(tooWide, "")
			if width == 390 || width == 1400 {
				is(contrast, "")
			}
			c.eval(`document.querySelector("#results").scrollIntoView()`)
			c.shoot(fmt.Sprintf("%s-%d-open", scheme, width))
			c.eval(`document.querySelector("#x41").closest("tbody").scrollIntoView()`)
			c.shoot(fmt.Sprintf("%s-%d-timeline", scheme, width))
		}
	}
	c.screen(1400, 1100, "light")
	c.open(page)
	is(visible+`.length`, 48.0)
	is(`document.querySelector("#shown").textContent`, "48 of 48 shown")
	c.eval(`document.querySelector("#words").value = "cookie-shared /acc"; document.querySelector("#words").oninput()`)
	is(visible+`.length`, 1.0)
	is(visible+`[0].rows[0].cells[1].textContent`, "https://shop.example/account")
	c.eval(`document.querySelector("#words").value = ""; document.querySelector("#grade").value = "error"; document.querySelector("#grade").onchange()`)
	is(visible+`.every(r => r.className == "error") && `+visible+`.length > 1`, true)
	c.eval(`document.querySelector("#grade").value = ""; document.querySelector("#grade").onchange()`)

	const head = `document.querySelectorAll("#results>thead th")`
	c.eval(head + `[3].querySelector("button").click()`)
	is(head+`[3].ariaSort`, "ascending")
	is(rows+`[0].rows[0].cells[3].textContent`, "-")
	c.eval(head + `[3].querySelector("button").click()`)
	is(head+`[3].ariaSort`, "descending")
	is(`document.querySelectorAll("[aria-sort]").length`, 1.0)
	is(rows+`[0].rows[0].cells[3].textContent.startsWith("1 y")`, true)

	is(`document.querySelectorAll("#results details[open]").length`, 0.0)
	c.eval(rows + `[1].rows[0].cells[1].click()`)
	is(rows+`[1].querySelector("details").open`, true)
	c.eval(rows + `[1].querySelector("summary").click()`)
	is(rows+`[1].querySelector("details").open`, false)
	c.eval(`location.hash = "#x3"; new Promise(done => setTimeout(done, 100))`)
	is(`document.querySelector("#x3").closest("details").open`, true)
	// On a large page texts are shared, and become text in what is open.
	const shared = `[...document.querySelectorAll("#results [class]")].filter(e => /\bn\d/.test(e.className)).length`
	is(shared, 0.0)
	written := c.eval(`document.querySelector("#results").textContent.length`)
	if err := os.WriteFile(file, htmlWithin(t, r, 0), 0o644); err != nil {
		t.Fatal(err)
	}
	c.open(page)
	is(shared+` > 50`, true)
	c.eval(`document.querySelector("#all").click(); new Promise(done => setTimeout(done, 200))`)
	is(shared, 0.0)
	is(`document.querySelector("#results").textContent.length`, written)

	is(accessible, "")
	// MAXAGE_AXE=.../axe.min.js has axe-core look too.
	if axe, err := os.ReadFile(os.Getenv("MAXAGE_AXE")); err == nil {
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int{390, 1400} {
				c.screen(width, 1100, scheme)
				c.eval(string(axe) + `;0`)
				is(`axe.run().then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 2).map(n => n.html.slice(0, 120)).join(" / ")).join("; "))`, "")
			}
		}
	}
	c.print("print")
	is(`document.querySelector(".tools").checkVisibility()`, false)
	if all := c.complaints(page); len(all) > 0 {
		t.Errorf("complaints: %s", all)
	}
}

// TestHTMLWithoutScripts: all is there, and opens.
func TestHTMLWithoutScripts(t *testing.T) {
	c := startChromium(t)
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, htmlPage(t, formatsReport(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	c.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
	c.screen(1400, 1100, "light")
	c.open("file://" + file + "#x2")
	for script, want := range map[string]any{
		`document.querySelector(".tools").hidden`:                            true,
		`document.querySelectorAll("#results button").length`:                0.0,
		`document.querySelectorAll("#results>tbody").length`:                 8.0,
		`document.querySelector("#x2").closest("details").open`:              true, // the browser opens what a link leads into
		`document.querySelector("#x2").getBoundingClientRect().height > 100`: true,
	} {
		if got := c.eval(script); got != want {
			t.Errorf("%s is %v", script, got)
		}
	}
	c.shoot("no-scripts")
}

// tooWide names what is wider than the screen, "" if nothing is.
const tooWide = `document.documentElement.scrollWidth <= innerWidth ? "" : [...document.querySelectorAll("body *")]
	.filter(e => e.getBoundingClientRect().right > innerWidth).slice(0, 5).map(e => e.outerHTML.slice(0, 150)).join("; ")`

// contrast names text whose contrast with what is behind it is below WCAG 2's
// level AA, "" if there is none.
const contrast = `(() => {
	const parse = (c) => { const m = c.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
	const light = ([r, g, b]) => { const f = (v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
	const behind = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return [255, 255, 255, 1]; };
	const bad = new Set();
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (!walk.currentNode.data.trim() || ["SCRIPT", "STYLE", "OPTION"].includes(e.tagName) || !e.checkVisibility() || getComputedStyle(e).fontSize === "0px") continue;
		const color = e.closest("svg") ? getComputedStyle(e).fill : getComputedStyle(e).color;
		const a = light(parse(color)), b = light(behind(e));
		const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
		if (ratio < 4.5) bad.add(e.tagName + "." + e.className + " " + ratio.toFixed(2) + " " + walk.currentNode.data.slice(0, 30));
	}
	return [...bad].slice(0, 5).join("; ");
})()`

// accessible names what a screen reader or a keyboard would trip over, "" if
// there is nothing.
const accessible = `(() => {
	const bad = [];
	const say = (ok, text) => { if (!ok) bad.push(text); };
	const all = (s) => [...document.querySelectorAll(s)];
	say(document.documentElement.lang, "no language");
	say(document.title, "no title");
	for (const s of ["header", "main", "footer", "h1"]) say(all(s).length === 1, s + " is not there once");
	const ids = all("[id]").map((e) => e.id);
	say(new Set(ids).size === ids.length, "ids twice");
	for (const e of all("[aria-labelledby]")) say(document.getElementById(e.getAttribute("aria-labelledby"))?.textContent.trim(), "no label " + e.outerHTML.slice(0, 60));
	for (const e of all("a[href^='#']")) say(document.getElementById(e.hash.slice(1)), "link leads nowhere: " + e.hash);
	for (const e of all("summary, button, a")) say(e.textContent.trim(), "no name: " + e.outerHTML.slice(0, 60));
	for (const e of all("input, select")) say(e.closest("label"), "no label: " + e.outerHTML.slice(0, 60));
	for (const e of all("svg")) say(e.getAttribute("aria-hidden") || e.getAttribute("role") === "img", "a picture without a name");
	say(all("#results caption").length === 1, "no caption");
	let level = 0;
	for (const e of all("h1,h2,h3")) { say(+e.tagName[1] <= level + 1, "heading skips: " + e.textContent); level = +e.tagName[1]; }
	for (const e of all("[class*=':'], script[src], link, img, iframe")) bad.push("not expected: " + e.outerHTML.slice(0, 60));
	for (const e of all("summary, #results thead button, input, select")) {
		if (!e.checkVisibility()) continue;
		e.focus({ focusVisible: true, preventScroll: true });
		say(document.activeElement === e && getComputedStyle(e).outlineStyle !== "none", "no focus to see: " + e.outerHTML.slice(0, 60));
	}
	return bad.slice(0, 8).join("; ");
})()`
