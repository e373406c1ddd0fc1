package curl

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"maxage/inspect/wire"
)

// Facts is what the variables of -w can show about one transfer.
type Facts struct {
	URL       string // as asked for
	Effective string // of the last hop
	Number    int    // urlnum
	Transfer  int64  // xfer_id, from 0
	Method    string // of the last hop
	Scheme    string // of the last hop, "" if none was reached
	Version   string // as in wire.Message: "HTTP/1.1"
	Agent     string // shown as curl_version in %{json}

	ExitCode    int
	Error       string // "" for none
	Status      int    // 0: no response
	ConnectCode int    // of a proxy's answer to CONNECT
	Fields      []wire.Field
	Redirects   int
	RedirectURL string // where the last response would have led
	Retries     int
	Connects    int // new connections made
	ProxyUsed   bool
	Referer     string
	FileName    string // the body was written to

	Remote, Local string // "host:port"
	Certificates  string // PEM and details; "" if not kept
	CertCount     int
	VerifyResult  int // 0: the certificate was verified

	HeaderBytes, RequestBytes, Downloaded, Uploaded int64

	// Times since the start of the transfer, as in curl.
	NameLookup, Connect, AppConnect, PreTransfer, PostTransfer time.Duration
	StartTransfer, Redirect, Queue, Total                      time.Duration

	Now   time.Time         // for %time{}
	Extra map[string]string // further variables, such as maxage.verdict
}

// WriteOut writes format with its variables replaced. Standard error gets what
// follows %{stderr}, and a line for each variable that curl does not know.
func WriteOut(format string, f *Facts, stdout, stderr io.Writer) error {
	var out, errs bytes.Buffer
	w := writeOutput{facts: f, to: &out, stdout: &out, stderr: &errs}
	for format != "" && !w.done {
		format = w.step(format)
	}
	if _, err := stderr.Write(errs.Bytes()); err != nil {
		return err
	}
	_, err := stdout.Write(out.Bytes())
	return err
}

type writeOutput struct {
	facts              *Facts
	to, stdout, stderr *bytes.Buffer
	done               bool // %{onerror} and there was none
}

// step writes the first item of format and returns the rest.
func (w *writeOutput) step(format string) (rest string) {
	i := strings.IndexAny(format, `%\`)
	if i < 0 || i+1 == len(format) {
		w.to.WriteString(format)
		return ""
	}
	w.to.WriteString(format[:i])
	format = format[i:]
	if format[0] == '\\' {
		if k := strings.IndexByte("nrt", format[1]); k >= 0 {
			w.to.WriteByte("\n\r\t"[k])
		} else {
			w.to.WriteString(format[:2])
		}
		return format[2:]
	}
	for _, call := range []struct {
		open string
		run  func(string)
	}{{"%{", w.variable}, {"%header{", w.header}, {"%time{", w.time}} {
		if argument, ok := strings.CutPrefix(format, call.open); ok {
			argument, rest, closed := strings.Cut(argument, "}")
			if !closed {
				w.to.WriteString(call.open)
				return format[len(call.open):]
			}
			call.run(argument)
			return rest
		}
	}
	w.to.WriteByte('%') // "%%" is one percent sign, any other pair stays
	if format[1] != '%' {
		w.to.WriteByte(format[1])
	}
	return format[2:]
}

func (w *writeOutput) variable(name string) {
	switch name {
	case "onerror":
		w.done = w.facts.ExitCode == 0
	case "stdout":
		w.to = w.stdout
	case "stderr":
		w.to = w.stderr
	case "json":
		w.to.Write(w.facts.json())
	case "header_json":
		w.to.Write(w.facts.headerJSON())
	default:
		w.value(name)
	}
}

func (w *writeOutput) value(name string) {
	if text, ok := w.facts.Extra[name]; ok {
		w.to.WriteString(text)
		return
	}
	i, ok := slices.BinarySearchFunc(variables, name, func(v variable, n string) int { return strings.Compare(v.name, n) })
	if !ok {
		fmt.Fprintf(w.stderr, "maxage: unknown --write-out variable: '%s'\n", name)
		return
	}
	switch v := variables[i].value(w.facts).(type) {
	case string:
		w.to.WriteString(v)
	case status:
		fmt.Fprintf(w.to, "%03d", int(v))
	case int64:
		w.to.WriteString(strconv.FormatInt(v, 10))
	case time.Duration:
		fmt.Fprintf(w.to, "%.6f", v.Seconds())
	}
}

// header is %header{name}: the first such line of the last response.
func (w *writeOutput) header(name string) {
	m := wire.Message{Fields: w.facts.Fields}
	value, _ := m.Get(name)
	w.to.WriteString(value)
}

func (w *writeOutput) time(format string) {
	w.to.WriteString(strftime(format, w.facts.Now.UTC()))
}
