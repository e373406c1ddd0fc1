package cmd

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"maxage/inspect/rules"
	"maxage/report"
)

// TestEveryRuleFires: each rule speaks on the command line, of what somebody
// could have recorded, as gravely as its cases say. Most are given as raw HTTP
// text; what that cannot say, such as when it came, as HAR.
func TestEveryRuleFires(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process for each rule")
	}
	if len(rules.All) < 130 {
		t.Errorf("only %d rules", len(rules.All))
	}
	inRaw := 0
	for _, rule := range rules.All {
		firing, silent := casesOf(t, rule.ID)
		if len(firing) == 0 || silent == 0 {
			t.Errorf("%s: %d firing and %d silent cases", rule.ID, len(firing), silent)
			continue
		}
		fires := func(write func(run []spoken) string) bool {
			for _, c := range firing {
				if severityOf(t, rule.ID, write(c.run)) == c.severity {
					return true
				}
			}
			return false
		}
		if fires(rawText) {
			inRaw++
		} else if !fires(harText) {
			t.Errorf("%s fires neither on raw HTTP nor on HAR", rule.ID)
		}
	}
	t.Logf("%d of %d rules fire on raw HTTP", inRaw, len(rules.All))
	if inRaw < 100 {
		t.Errorf("only %d of %d rules fire on raw HTTP", inRaw, len(rules.All))
	}
}

// TestExplainAgreesWithRead: of the response that explain shows, read says the
// same, word by word.
func TestExplainAgreesWithRead(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process for each rule")
	}
	for _, rule := range rules.All {
		firing, _ := casesOf(t, rule.ID)
		out, _, _ := runProgram(t, "", "explain", rule.ID)
		explained := strings.Join(strings.Fields(out), " ")
		var said []string
		for _, write := range []func([]spoken) string{rawText, harText} {
			if f := findingIn(t, rule.ID, write(firing[0].run)); f != nil {
				said = append(said, f.Message)
			}
		}
		if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(explained, s) }) {
			t.Errorf("%s: read says %q of the example in\n%s", rule.ID, said, out)
		}
	}
}

// severityOf is how gravely the rule speaks of the last exchange; "" if it does
// not.
func severityOf(t *testing.T, rule, recording string) string {
	t.Helper()
	if f := findingIn(t, rule, recording); f != nil {
		return string(f.Severity)
	}
	return ""
}

// findingIn is what the rule says of the last exchange; nil if it is silent.
func findingIn(t *testing.T, rule, recording string) *report.Finding {
	t.Helper()
	out, errs, _ := runProgram(t, recording, "read", "-", "--all", "--show-secrets", "--format", "json", "--marker", "Ada Lovelace", "--max-staleness", "7d")
	var r report.Report
	if err := json.Unmarshal([]byte(out), &r); err != nil || len(r.Exchanges) == 0 {
		t.Fatalf("%s: %v, %s\n%s", rule, err, errs, recording)
	}
	for _, f := range r.Exchanges[len(r.Exchanges)-1].Findings {
		if f.Rule == rule {
			return &f
		}
	}
	return nil
}

// ruleCase is a case of testdata/rules on which its rule fires.
type ruleCase struct {
	severity string
	run      []spoken
}

// spoken is an exchange as its case has it.
type spoken struct {
	request    []string // the request line, then the fields
	response   []string
	body       string
	delay      int // seconds from Date to the arrival
	redirected bool
}

var (
	says     = regexp.MustCompile(`^//[ ]*\^+ (error|warning|info|good): `)
	received = regexp.MustCompile(`^// received (-?\d+) s after Date`)
)

func casesOf(t *testing.T, rule string) (firing []ruleCase, silent int) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../testdata/rules", rule+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(text), "\n-- ")[1:] {
		_, c, _ = strings.Cut(c, "\n")
		one := ruleCase{run: []spoken{{}}}
		for line := range strings.Lines(c + "\n") {
			one.read(strings.TrimSuffix(line, "\n"))
		}
		if one.severity == "" {
			silent++
		} else {
			firing = append(firing, one)
		}
	}
	return firing, silent
}

func (c *ruleCase) read(line string) {
	x := &c.run[len(c.run)-1]
	switch {
	case strings.HasPrefix(line, "// then"):
		c.run, c.severity = append(c.run, spoken{redirected: strings.HasSuffix(line, "redirected")}), ""
	case says.MatchString(line):
		c.severity = says.FindStringSubmatch(line)[1]
	case received.MatchString(line):
		x.delay, _ = strconv.Atoi(received.FindStringSubmatch(line)[1])
	case strings.HasPrefix(line, "//"):
	case len(x.response) > 0 && (x.body != "" || line == ""):
		x.body += line + "\n"
	case line == "":
	case strings.HasPrefix(line, "HTTP/") || len(x.response) > 0:
		x.response = append(x.response, line)
	default:
		x.request = append(x.request, line)
	}
}

// asked returns method, absolute URL, version and fields.
func (x *spoken) asked() (method, url, version string, fields []string) {
	if len(x.request) == 0 {
		return "GET", "https://example.com/", "HTTP/1.1", nil
	}
	words := strings.Fields(x.request[0])
	if strings.HasPrefix(words[1], "/") {
		words[1] = "https://example.com" + words[1]
	}
	return words[0], words[1], words[2], x.request[1:]
}

// content is the body; its first line only ended the head.
func (x *spoken) content() string {
	if content := strings.Trim(x.body, "\n"); content != "" {
		return content + "\n"
	}
	return ""
}

func rawText(run []spoken) string {
	var b strings.Builder
	for i := range run {
		method, url, version, fields := run[i].asked()
		b.WriteString(method + " " + url + " " + version + "\n" + strings.Join(append(fields, ""), "\n") + "\n")
		b.WriteString(strings.Join(run[i].response, "\n") + "\n\n")
		b.WriteString(run[i].content() + "\n")
	}
	return b.String()
}

func harText(run []spoken) string {
	var entries []any
	for i := range run {
		x := &run[i]
		method, url, version, fields := x.asked()
		status := strings.SplitN(x.response[0], " ", 3)
		code, _ := strconv.Atoi(status[1])
		date, age, location, length := time.Date(2026, 1, 1, 12, 0, i, 0, time.UTC), 0, "", -1
		for _, f := range x.response[1:] {
			name, value, _ := strings.Cut(f, ":")
			switch value = strings.TrimSpace(value); strings.ToLower(name) {
			case "date":
				if parsed, err := http.ParseTime(value); err == nil {
					date = parsed
				}
			case "age":
				age, _ = strconv.Atoi(value)
			case "location":
				location = value
			case "content-length":
				length, _ = strconv.Atoi(value)
			}
		}
		if content := x.content(); content != "" {
			length = len(content)
		}
		if i+1 == len(run) || !run[i+1].redirected {
			location = ""
		}
		entries = append(entries, map[string]any{
			"startedDateTime": date.Add(time.Duration(max(0, age)+x.delay) * time.Second).Format(time.RFC3339), "time": 0,
			"request": map[string]any{"method": method, "url": url, "httpVersion": version, "headers": headers(fields), "bodySize": 0},
			"response": map[string]any{"status": code, "statusText": "", "httpVersion": status[0], "headers": headers(x.response[1:]), "redirectURL": location,
				"bodySize": length, "content": map[string]any{"size": length, "mimeType": "", "text": x.content()}},
			"timings": map[string]any{"send": 0, "wait": 0, "receive": 0}, "cache": map[string]any{},
		})
	}
	out, _ := json.Marshal(map[string]any{"log": map[string]any{"version": "1.2", "creator": map[string]any{"name": "test", "version": "1"}, "entries": entries}})
	return string(out)
}

func headers(fields []string) []any {
	all := []any{}
	for _, f := range fields {
		name, value, _ := strings.Cut(f, ":")
		all = append(all, map[string]any{"name": name, "value": strings.TrimSpace(value)})
	}
	return all
}
