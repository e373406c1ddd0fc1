package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// htmlExchange is what the page shows of an exchange. All text is visible
// already; the template escapes it for HTML.
type htmlExchange struct {
	ID, Rank, Status             int
	Grade, Method, URL, Rules    string
	Cells                        []string
	Outcome, Result, From, About string
	Sentence, Staleness          htmlText
	Disagreement, Arrival        string
	Findings                     []htmlFinding
	Keep                         htmlText // in words, where all caches do the same
	Rows                         []htmlKeep
	Timeline                     *htmlNow
	Checks                       []htmlCheck
	Request, Response, Trailers  []htmlLine
	Folded                       htmlFold
	SameRequest                  int
	Interim                      [][]htmlLine
}

type htmlFinding struct {
	Grade, Severity, Rule, Tag, Where, Send, More string
	Message, Fix                                  htmlText
	ID                                            int // of the rule, which has its place on the page; 0: it has none
}

type htmlKeep struct{ Name, Stores, Fresh, Left, After string }

type htmlCheck struct {
	Grade, Name, Place string
	Met                bool
}

// htmlLine is a line as received. Same: it is long, and whole in that exchange.
type htmlLine struct {
	Name, Value string
	Same        int
	Notes       []htmlNote
}

// htmlFold are lines that another exchange has too.
type htmlFold struct {
	N   int
	IDs []int
}

// htmlNote is what a part of a line means. Class may be a severity too.
type htmlNote struct {
	Bytes string
	htmlText
}

// exchange gathers what there is to show.
func (h *HTML) exchange(x *Exchange, grade string) *htmlExchange {
	v := &view{printer: newPrinter(io.Discard, Style{}), x: x, r: rebuild(x), flagged: flags(x.Findings)}
	out := &htmlExchange{
		ID: x.ID, Rank: rank(grade), Status: x.Response.Status, Grade: grade, URL: visible(h.shown(x.URL), false),
		Rules: visible(strings.Join(x.rulesAtWork(), ", "), false),
		Cells: []string{x.browserCell(), x.Verdicts.Get("shared").cell(), x.Verdicts.Get("cdn").cell()}, Outcome: strings.ToLower(x.outcome()), Result: grade,
		Sentence: h.share(x.Sentence), Staleness: h.share(x.Staleness.sentence()), Disagreement: visible(x.Disagreement, false),
		About: visible(strings.Join(v.about(), " "), false), Timeline: h.timelines.of(x.Verdicts),
	}
	if grade == passed {
		out.Result = "pass"
	}
	if x.From != nil {
		out.From = visible(x.From.String(), false)
	}
	if x.Request.Method != "GET" {
		out.Method = visible(x.Request.Method, false)
	}
	for _, f := range gravestFirst(x.Findings) {
		out.Findings = append(out.Findings, h.finding(&f))
	}
	if out.Rows = v.keepRows(); len(out.Rows) == 1 {
		out.Keep, out.Rows = h.share(out.Rows[0].words()), nil
	}
	for i := range x.Checks {
		c := htmlCheck{Grade: "good", Met: x.Checks[i].Met, Name: visible(x.Checks[i].Name, false)}
		if !c.Met {
			c.Grade = "error"
		}
		if p := x.Checks[i].Place; p != nil {
			c.Place = visible(p.String(), false)
		}
		out.Checks = append(out.Checks, c)
	}
	h.wire(v, out)
	return out
}

// about says where the answer came from.
func (v *view) about() (out []string) {
	if from := v.x.FromCache; from != "" {
		out = append(out, "Out of the recorded browser's own cache ("+from+").")
	} else if text := way(v.x.ServedBy).words(); text != "" {
		out = append(out, text+".")
	}
	if v.x.RedirectedFrom != nil {
		out = append(out, "Redirected here by #"+number(float64(*v.x.RedirectedFrom))+".")
	}
	if v.x.Source != "live" {
		out = append(out, "From a recording ("+v.x.Source+").")
	}
	return out
}

func (h *HTML) finding(f *Finding) htmlFinding {
	out := htmlFinding{Grade: f.grade(), Severity: f.Severity, Rule: f.Rule, Where: f.where(), Message: h.share(f.Message), Send: visibleLines(strings.Join(f.Send, "\n"))}
	switch {
	case f.Ignored != nil:
		out.Tag = "ignored: " + f.Ignored.Reason
		if f.Ignored.Until != "" {
			out.Tag += ", until " + f.Ignored.Until
		}
	case f.Baseline == "unchanged":
		out.Tag = "known"
	case f.Baseline != "":
		out.Tag = f.Baseline
	}
	if out.Grade != "" && out.Grade != passed {
		out.ID = h.ruleID(f.Rule, out.Grade)
	}
	if out.ID == 0 || len(f.Send) == 0 {
		out.Fix = h.share(f.Fix) // otherwise the lines say it, and why stands with the rule
	}
	if f.Severity == "good" {
		out.Fix, out.Send = htmlText{}, ""
	}
	if f.Place != nil {
		out.Where = strings.TrimSpace(out.Where + " " + f.Place.String())
	}
	if len(f.Caches) > 0 {
		out.More = "Caches: " + strings.Join(f.Caches, ", ")
	}
	for _, text := range [...]*string{&out.Severity, &out.Rule, &out.Tag, &out.Where, &out.More} {
		*text = visible(*text, false)
	}
	return out
}

// keepRows is the table of verdicts; caches that do the same share a row.
func (v *view) keepRows() (rows []htmlKeep) {
	for i := range v.x.Verdicts {
		d := &v.x.Verdicts[i].Verdict
		r := htmlKeep{visible(v.x.Verdicts[i].Cache, false), yes(d.Store), d.freshFor(), d.timeLeft(), visible(v.after(d), false)}
		same := false
		for k := range rows {
			name := rows[k].Name
			if rows[k].Name = r.Name; rows[k] == r {
				r.Name = name + ", " + r.Name
				rows[k], same = r, true
				break
			}
			rows[k].Name = name
		}
		if !same {
			rows = append(rows, r)
		}
	}
	return rows
}

// words is the row as a sentence.
func (k *htmlKeep) words() string {
	switch {
	case k.Stores != "yes":
		return k.Name + ": not stored, " + k.After
	case k.Fresh == "-":
		return k.Name + ": stored; " + k.After
	}
	return k.Name + ": stored, fresh for " + k.Fresh + ", " + k.left() + "; then " + k.After
}

func (k *htmlKeep) left() string {
	if k.Left == "stale" {
		return "stale by now"
	}
	return k.Left + " of it left"
}

// longLine is from where on a header line that was there before is shortened.
const longLine = 100

// wire adds the lines of the request and the response.
func (h *HTML) wire(v *view, out *htmlExchange) {
	x := v.x
	line, notes := requestNotes(&x.Request)
	var key strings.Builder
	for _, f := range x.Request.Headers {
		key.WriteString(f[0] + "\x00" + f[1] + "\x00")
	}
	first := h.requests[key.String()]
	if first == 0 {
		h.requests[key.String()] = x.ID
		out.Request = append(out.Request, htmlLine{Value: visible(line, false), Notes: h.startNotes(notes)})
		out.Request = h.headers(out.Request, v, wire.Request, x.Request.Headers)
	} else {
		out.Request = append(out.Request, htmlLine{Value: visible(line, false)})
		out.SameRequest = first
	}
	for _, m := range x.Interim {
		lines := []htmlLine{{Value: number(float64(m.Status)), Notes: h.startNotes([]note{interimNote(m.Status)})}}
		for _, f := range m.Headers {
			lines = append(lines, h.line(x.ID, f))
		}
		out.Interim = append(out.Interim, lines)
	}
	if x.Response.Status == 0 {
		out.Arrival = "there was none"
		return
	}
	if text := v.arrival(); text != "what came back" {
		out.Arrival = visible(strings.TrimPrefix(text, "what came back: "), false)
	}
	line, notes = responseNotes(&x.Response)
	out.Response = append(out.Response, htmlLine{Value: visible(line, false), Notes: h.startNotes(notes)})
	out.Response = h.headers(out.Response, v, wire.Response, x.Response.Headers)
	out.Response, out.Folded = h.fold(out.Response)
	for _, l := range out.Response {
		if key := (Header{l.Name, l.Value}); l.Name != "" && h.plain[key] == 0 {
			h.plain[key] = x.ID
		}
	}
	for _, f := range x.Response.Trailers {
		out.Trailers = append(out.Trailers, h.line(x.ID, f))
	}
}

// Lines are folded from fewFolded on, and refer to mostFolds exchanges.
const fewFolded, mostFolds = 3, 4

// fold takes out lines of which nothing is said and which earlier exchanges
// have too.
func (h *HTML) fold(lines []htmlLine) (kept []htmlLine, folded htmlFold) {
	kept = make([]htmlLine, 0, len(lines))
	for _, l := range lines {
		id := h.plain[Header{l.Name, l.Value}]
		known := slices.Contains(folded.IDs, id)
		if id == 0 || len(l.Notes) > 0 || l.Name == "" || !known && len(folded.IDs) == mostFolds {
			kept = append(kept, l)
			continue
		}
		folded.N++
		if !known {
			folded.IDs = append(folded.IDs, id)
		}
	}
	if folded.N < fewFolded {
		return lines, htmlFold{}
	}
	return kept, folded
}

func (h *HTML) headers(lines []htmlLine, v *view, part wire.Part, headers []Header) []htmlLine {
	for i, f := range headers {
		var notes []htmlNote
		for _, n := range field.Annotate(v.r, part, i) {
			if !n.Minor {
				notes = append(notes, h.note(n.Label, n.Text))
			}
		}
		for _, f := range v.flagged[place{part.String(), i}] {
			notes = append(notes, htmlNote{htmlText: htmlText{visible(f.Rule, false), visible(f.Severity, false)}})
		}
		l := h.line(v.x.ID, f)
		l.Notes = notes
		lines = append(lines, l)
	}
	return lines
}

// htmlText is text, or the class of the shared text that it is.
type htmlText struct{ Text, Class string }

// shortText is up to where a text is not worth sharing.
const shortText = 24

// share writes text, which comes from the style sheet from the second time on.
func (h *HTML) share(text string) htmlText {
	text = visible(text, false)
	if len(text) <= shortText {
		return htmlText{Text: text}
	}
	class, known := h.texts[text]
	switch {
	case !known:
		h.texts[text] = ""
		return htmlText{Text: text}
	case class == "":
		h.shared = append(h.shared, text)
		class = fmt.Sprintf("n%d", len(h.shared))
		h.texts[text] = class
	}
	return htmlText{Class: class}
}

func (h *HTML) note(label, text string) htmlNote {
	return htmlNote{visible(label, false), h.share(text)}
}

// line writes a header line, and shortens it when it is long and has been
// written before.
func (h *HTML) line(id int, f Header) htmlLine {
	l := htmlLine{Name: visible(f[0], false), Value: visible(f[1], false)}
	if len(l.Value) < longLine {
		return l
	}
	if l.Same = h.lines[f]; l.Same == 0 {
		h.lines[f] = id
		return l
	}
	l.Value, _ = splitAt(l.Value, longLine/2)
	l.Value += "…"
	return l
}

// startNotes says what the parts of a start line mean, as far as it matters
// here: the version says nothing of caching, nor does a plain success.
func (h *HTML) startNotes(notes []note) (out []htmlNote) {
	for _, n := range notes {
		if n.text != "" && n.label != "Version" && n.bytes != "200" {
			out = append(out, h.note(n.bytes, n.text))
		}
	}
	return out
}
