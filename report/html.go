package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"regexp"
	"slices"
	"strings"

	"maxage/inspect/rules"
)

var (
	//go:embed html/page.html
	pageHTML string
	//go:embed html/style.css
	styleCSS string
	//go:embed html/script.js
	scriptJS string
)

// HTML writes a run as one page that needs nothing else: no file, no network,
// and no scripts but for filtering and sorting. The summary stands at its top
// and the gravest URLs come first, so the page is kept until End, each exchange
// as the markup that it will be. Parts that repeat are written once: request
// headers, long header lines, timelines, and what rules say. So are sentences,
// where the page would get too large: what comes from the style sheet can be
// read, but without scripts neither searched for nor copied.
type HTML struct {
	w        io.Writer
	limit    int // bytes of rows, up to which sentences are written out
	more     []*rules.Rule
	tool     Tool
	rows     []htmlRow
	b        bytes.Buffer // of the row under way
	failures []htmlFailure
	rules    ruleTally
	tally    tally
	origin   string
	mixed    bool

	requests  map[string]int    // exchanges by their request's header lines
	lines     map[Header]int    // exchanges by their long header lines
	plain     map[Header]int    // exchanges by their header lines as shown
	texts     map[string]string // classes of texts that have come more than once
	ids       map[string]int    // of rules
	shared    []htmlShared      // these texts
	timelines htmlTimelines
}

// rowsLimit keeps the page below 1 MB, with room for what stands around the rows.
const rowsLimit = 850_000

// urlsOfRule is how many URLs are listed with a rule.
const urlsOfRule = 10

// htmlRow is the markup of an exchange.
type htmlRow struct {
	rank   int
	markup []byte
}

type htmlFailure struct{ Where, Message, Hint string }

// NewHTML returns a writer of the page to w. Beside the catalogue's rules it
// knows those given, which are the policy's.
func NewHTML(w io.Writer, more ...*rules.Rule) *HTML {
	return &HTML{w: w, limit: rowsLimit, more: more, requests: map[string]int{}, lines: map[Header]int{}, plain: map[Header]int{}, texts: map[string]string{}, ids: map[string]int{}, rules: ruleTally{limit: urlsOfRule},
		timelines: htmlTimelines{at: map[string]*htmlTimeline{}}}
}

var (
	pageFrame  = template.Must(template.New("").Funcs(pageFuncs).Parse(lean(pageHTML)))
	scriptHash = func() string {
		sum := sha256.Sum256([]byte(scriptJS))
		return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
	}()
	pageFuncs = template.FuncMap{
		"quote": cssString,
		"link":  refLink,
		"short": func(ref string) string { return strings.ReplaceAll(ref, " section ", "\u00a0§") },
	}
	breaks = regexp.MustCompile(`\n\s*`)
)

// cssString quotes visible text for a style sheet inside of a page.
func cssString(text string) template.CSS {
	return template.CSS(`"` + cssSigns.Replace(text) + `"`)
}

var cssSigns = strings.NewReplacer(`\`, `\5c `, `"`, `\22 `, "<", `\3c `, ">", `\3e `, "&", `\26 `, "\n", `\a `)

// lean takes out the line breaks that only the source of the page needs.
func lean(source string) string { return breaks.ReplaceAllString(source, "") }

// Begin takes what the page is headed with.
func (h *HTML) Begin(tool Tool, _ Run) error {
	h.tool = Tool{visible(tool.Name, false), visible(tool.Version, false)}
	return nil
}

// Exchange takes an exchange.
func (h *HTML) Exchange(x *Exchange) error {
	grade := h.tally.exchange(x)
	h.rules.add(x.ID, x.URL, x.Findings)
	switch origin, _ := originAndPath(x.URL); {
	case len(h.rows) == 0:
		h.origin = origin
	case h.origin != origin:
		h.mixed = true
	}
	h.b.Reset()
	if err := pageFrame.ExecuteTemplate(&h.b, "exchange", h.exchange(x, grade)); err != nil {
		return err
	}
	h.rows = append(h.rows, htmlRow{rank(grade), bytes.Clone(h.b.Bytes())})
	return nil
}

// Failure takes what failed.
func (h *HTML) Failure(f *Failure) error {
	h.tally.failure(f)
	h.failures = append(h.failures, htmlFailure{visible(f.place(), false), visible(f.Message, false), visible(f.Hint, false)})
	return nil
}

// htmlTile is a number of the summary.
type htmlTile struct {
	Grade, Text string
	N           int
}

// htmlRule is a rule that has found something.
type htmlRule struct {
	ID                                  int
	Rule, Grade, Title, Count, Doc, Fix string
	Refs                                []string
	At                                  []ruleAt
	More                                int
}

// End writes the page.
func (h *HTML) End(run Run, s Summary) error {
	h.tally.found(run.Findings)
	h.rules.add(0, "", run.Findings)
	slices.SortStableFunc(h.rows, func(a, b htmlRow) int { return cmp.Compare(a.rank, b.rank) })
	shared := h.writeOut()
	top := struct {
		Style             template.CSS
		Hash              template.HTMLAttr
		Tool              Tool
		Title             string
		Shared            []htmlShared
		About, Notes, Cut []string
		Tiles             []htmlTile
		Failures          []htmlFailure
		Rules             []htmlRule
	}{Style: template.CSS(styleCSS), Shared: shared, Hash: template.HTMLAttr(scriptHash), Tool: h.tool, Title: h.title(),
		About: h.about(&run), Tiles: h.tiles(), Notes: h.remarks(&run, &s), Cut: run.parts(), Failures: h.failures, Rules: h.ruleList()}
	h.b.Reset()
	if err := pageFrame.ExecuteTemplate(&h.b, "top", &top); err != nil {
		return err
	}
	if _, err := h.w.Write(h.b.Bytes()); err != nil {
		return err
	}
	for _, r := range h.rows {
		if _, err := h.w.Write(r.markup); err != nil {
			return err
		}
	}
	h.b.Reset()
	if err := pageFrame.ExecuteTemplate(&h.b, "end", map[string]any{"Tool": h.tool, "Timelines": h.timelines.list, "Keys": htmlKeys(), "Script": template.JS(scriptJS)}); err != nil {
		return err
	}
	_, err := h.w.Write(h.b.Bytes())
	return err
}
