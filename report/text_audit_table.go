package report

import (
	"fmt"
)

// wideAudit is from where on the table has its further columns.
const wideAudit = 110

// table prints the rows. URLs take the room that the other columns leave.
func (t *TextAudit) table() {
	if len(t.rows)+t.omitted == 0 {
		return
	}
	t.blank()
	l := t.layout()
	t.pad(t.tableLeft())
	t.add(inkStrong, "URL").pad(t.tableLeft() + l.url + 2)
	for c, wide := range l.cells {
		t.add(inkStrong, auditHeads[c])
		t.pad(t.at + wide - width(auditHeads[c]) + 2)
	}
	if l.findings > 0 {
		t.add(inkStrong, "findings")
	}
	t.end()
	for _, r := range t.rows {
		t.row(r, &l)
	}
	if t.omitted > 0 {
		t.paragraph(inkPlain, 2, fmt.Sprintf("%s %d more passed", t.gap(), t.omitted))
	}
}

// auditCellLimit is how wide a cell may get before it is cut.
const auditCellLimit = 18

// auditLayout is how wide the columns are.
type auditLayout struct {
	url, findings int // findings 0: no such column
	cells         []int
}

// layout gives every column what it needs, and shares the rest among URLs and
// findings. Columns that leave too little are left out.
func (t *TextAudit) layout() (l auditLayout) {
	n := auditAge
	if t.columns() >= wideAudit {
		n = auditColumns
	}
	left := t.columns() - t.tableLeft()
	for c := range n {
		wide := width(auditHeads[c])
		for _, r := range t.rows {
			wide = max(wide, min(width(t.visible(r.cells[c])), auditCellLimit))
		}
		if c >= auditAge && left-wide-2 < wideAudit*2/5 {
			break
		}
		l.cells = append(l.cells, wide)
		left -= wide + 2
	}
	url, findings := len("URL"), len("findings")
	for _, r := range t.rows {
		url = max(url, width(t.visible(t.shown(r.url))))
		findings = max(findings, width(t.visible(r.named())))
	}
	if left < 2*shortestURL {
		l.url = min(url, left)
		return l
	}
	l.url = min(url, max(left-2-findings, min(left*3/5, left-2-12)))
	l.findings = min(findings, left-2-l.url)
	return l
}

// shortestURL is the least room in which a URL says something.
const shortestURL = 15

func (t *TextAudit) row(r *auditRow, l *auditLayout) {
	glyph, k := t.severity(r.grade)
	left := t.tableLeft()
	t.add(inkPlain, "  ").add(k, glyph).pad(left)
	t.add(inkPlain, t.elided(t.visible(t.shown(r.url)), l.url)).pad(left + l.url + 2)
	for c, wide := range l.cells {
		cell := t.elided(t.visible(r.cells[c]), wide)
		t.add(inkPlain, cell)
		t.pad(t.at + wide - width(cell) + 2)
	}
	if l.findings > 0 {
		t.add(k, t.cut(r, l.findings))
	}
	t.end()
	if t.style.Group && r.count > 1 {
		t.add(inkPlain, "      ")
		t.paragraph(inkPlain, 8, fmt.Sprintf("%d responses share: %s", r.count, r.policy))
	}
}

// tableLeft is the column that the table begins at, after the marks.
func (p *printer) tableLeft() int { return 3 + max(width(p.failure), width(p.good)) }

// named is the gravest rule of a row, and how many others there are.
func (r *auditRow) named() string {
	if r.grade == passed || len(r.rules) == 0 {
		return ""
	}
	return r.rules[0] + r.others()
}

func (r *auditRow) others() string {
	if n := len(r.rules) - 1; n > 0 {
		return fmt.Sprintf(" +%d", n)
	}
	return ""
}

// cut is named in limit cells: the end of the rule's name goes first.
func (t *TextAudit) cut(r *auditRow, limit int) string {
	text := t.visible(r.named())
	if width(text) <= limit {
		return text
	}
	others := r.others()
	head, _ := splitAt(t.visible(r.rules[0]), limit-width(t.gap())-len(others))
	return head + t.gap() + others
}
