package report

import (
	"encoding/csv"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// CSV writes a table for spreadsheets and databases (RFC 4180): a header line,
// then one line for each exchange and each failure. An exchange has one line
// however many findings it has, so that lines can be counted and durations
// compared; rules lists the findings that count, each as severity:rule,
// gravest first. Seconds are whole numbers; a cell is empty where nothing is
// known or nothing kept. Text that a spreadsheet would take for a formula
// begins with an apostrophe, and a cell ends at what one may hold. Nothing is
// kept between lines. That a run is a shard has no place in a table.
type CSV struct {
	w     *csv.Writer
	cells []string
}

// csvCaches are those with columns: the standard's.
var csvCaches = [...]string{"browser", "shared", "cdn"}

// csvColumns are the names of the columns.
var csvColumns = func() []string {
	names := []string{"id", "url", "method", "status", "result", "error"}
	for _, cache := range csvCaches {
		names = append(names, cache+"_reuse", cache+"_lifetime_s", cache+"_left_s", cache+"_source")
	}
	return append(names, "served_from", "age_s", "cache_control", "cdn_cache_control", "vary", "validator", "bytes", "total_ms", "worst_staleness_s",
		"errors", "warnings", "infos", "known", "ignored", "rules", "checks_met", "checks_unmet", "file", "line", "observed_at")
}()

// NewCSV returns a writer of lines to w.
func NewCSV(w io.Writer) *CSV {
	c := &CSV{w: csv.NewWriter(w)}
	c.w.UseCRLF = true
	return c
}

// Begin writes the names of the columns.
func (c *CSV) Begin(Tool, Run) error { return c.write(csvColumns) }

// Exchange writes a line.
func (c *CSV) Exchange(x *Exchange) error {
	grade := x.grade()
	row := append(c.cells[:0], strconv.Itoa(x.ID), csvText(x.URL), csvText(x.Request.Method), "", csvResult(grade), "")
	if x.Response.Status > 0 {
		row[3] = strconv.Itoa(x.Response.Status)
	}
	age := ""
	for _, name := range csvCaches {
		row = append(row, x.Verdicts.Get(name).csv()...)
	}
	if len(x.Verdicts) > 0 {
		age = strconv.FormatInt(x.Verdicts[0].Age, 10)
	}
	row = append(row, strings.ToLower(x.outcome()), age, csvText(x.header("Cache-Control")), csvText(x.header("CDN-Cache-Control")), csvText(x.header("Vary")),
		strings.Trim(strings.ToLower(x.validator()), "-"), "", "", "")
	last := row[len(row)-3:]
	if b := x.Response.Body.Bytes; b != nil {
		last[0] = strconv.FormatInt(*b, 10)
	}
	if x.Timing != nil && x.Timing.Total > 0 {
		last[1] = strconv.FormatFloat(x.Timing.Total, 'f', -1, 64)
	}
	if x.Staleness != nil {
		last[2] = strconv.FormatInt(x.Staleness.WithoutAge, 10)
	}
	row = csvFindings(row, x.Findings)
	met := 0
	for i := range x.Checks {
		if x.Checks[i].Met {
			met++
		}
	}
	row = append(row, strconv.Itoa(met), strconv.Itoa(len(x.Checks)-met), "", "", csvText(x.ObservedAt))
	if x.From != nil {
		row = csvPlace(row, x.From.File, x.From.Line)
	}
	c.cells = row
	return c.write(row)
}

// csv are the cells of a verdict.
func (d *Verdict) csv() []string {
	if d == nil {
		return []string{"", "", "", ""}
	}
	row := []string{csvText(d.Reuse), "", "", ""}
	if d.Store {
		row[1], row[2], row[3] = strconv.FormatInt(d.Lifetime, 10), strconv.FormatInt(d.Left, 10), csvText(d.Source)
	}
	return row
}

// csvFindings adds the numbers of findings, and what they are.
func csvFindings(row []string, findings []Finding) []string {
	var n [4]int
	known, ignored := 0, 0
	var list []string
	for _, severity := range severities[:3] {
		for i := range findings {
			f := &findings[i]
			if f.Severity != severity {
				continue
			}
			switch {
			case f.Ignored != nil:
				ignored++
				continue
			case f.Baseline == baselineUnchanged:
				known++
				continue
			}
			n[rank(severity)]++
			list = append(list, severity+":"+f.Rule)
		}
	}
	for _, count := range [...]int{n[0], n[1], n[2], known, ignored} {
		row = append(row, strconv.Itoa(count))
	}
	return append(row, csvText(strings.Join(list, " ")))
}

func csvResult(grade string) string {
	switch grade {
	case "error":
		return "fail"
	case "warning":
		return "warn"
	}
	return "pass"
}

// csvPlace fills in the columns for a place, before the last.
func csvPlace(row []string, file string, line int) []string {
	at := row[len(row)-3:]
	at[0] = csvText(file)
	if line > 0 {
		at[1] = strconv.Itoa(line)
	}
	return row
}

// Failure writes a line.
func (c *CSV) Failure(f *Failure) error {
	row := make([]string, len(csvColumns))
	row[1], row[4], row[5] = csvText(f.URL), "failed", csvText(f.Message)
	return c.write(csvPlace(row, f.File, f.Line))
}

// End writes a line for each finding about the policy: it has no URL, and what it
// says where an exchange has its error.
func (c *CSV) End(run Run, _ Summary) error {
	for i := range run.Findings {
		f := &run.Findings[i]
		row := make([]string, len(csvColumns))
		row[4], row[5] = csvResult(f.grade()), csvText(f.Message)
		csvFindings(row[:slices.Index(csvColumns, "errors")], run.Findings[i:i+1]) // fills the columns that follow
		if f.Place != nil {
			row = csvPlace(row, f.Place.File, f.Place.Line)
		}
		if err := c.write(row); err != nil {
			return err
		}
	}
	return nil
}

func (c *CSV) write(row []string) error {
	if err := c.w.Write(row); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

// csvLimit is what a cell may have: a spreadsheet holds 32,767 characters, and
// lets more spill into rows of their own.
const csvLimit = 32_000

// csvText makes text harmless for terminals and for spreadsheets, which take a
// cell for a formula by its first sign. Where the comma is for decimals, cells
// end at semicolons.
func csvText(s string) string {
	s = short(Escape(s), csvLimit)
	if s != "" && strings.ContainsRune("=+-@|%'＝＋－＠", []rune(s)[0]) {
		s = "'" + s
	}
	return afterSemicolon.ReplaceAllString(s, "$1'$2")
}

var afterSemicolon = regexp.MustCompile(`(; *)([=+\-@|%＝＋－＠])`)
