package report

import (
	"io"
	"strings"
)

// htmlExchange is what the page shows of an exchange. All text is visible
// already; the template escapes it for HTML.
type htmlExchange struct {
	ID, Status                   int
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

// exchange gathers what there is to show.
func (h *HTML) exchange(x *Exchange, grade string) *htmlExchange {
	v := &view{printer: newPrinter(io.Discard, Style{}), x: x, r: rebuild(x), flagged: flags(x.Findings)}
	out := &htmlExchange{
		ID: x.ID, Status: x.Response.Status, Grade: grade, URL: visible(h.shown(x.URL), false),
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
	if n := v.x.Attempts; n > 1 {
		out = append(out, "Came after "+several(n-1, "failed attempt")+".")
	}
	if v.x.Source != "live" {
		out = append(out, "From a recording ("+v.x.Source+").")
	}
	return out
}

func (h *HTML) finding(f *Finding) htmlFinding {
	out := htmlFinding{Grade: f.grade(), Severity: f.Severity, Rule: f.Rule, Where: f.where(), Message: h.share(f.Message), Send: sendText(f.Send)}
	switch {
	case f.Ignored != nil:
		out.Tag = "ignored: " + f.Ignored.Reason
		if f.Ignored.Until != "" {
			out.Tag += ", until " + f.Ignored.Until
		}
	case f.Baseline == baselineUnchanged:
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

// sendText has a header line a line.
func sendText(lines []string) string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = Escape(line)
	}
	return strings.Join(out, "\n")
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
