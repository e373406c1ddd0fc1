package load

import (
	"bytes"
	"strings"
)

// maxPrompt is longer than any command that somebody pastes; it spares body
// lines the look at them.
const maxPrompt = 64 << 10

// kind is what curl -v means by the first character of a line.
type kind byte

const (
	text     kind = ' ' // the body, or anything else that was on the terminal
	sent     kind = '>'
	received kind = '<'
	info     kind = '*'
	data     kind = '{' // "{ [10453 bytes data]": bytes that are not shown
)

var (
	// promptLine is a shell prompt with the command: "$ curl -v https://x.test/".
	promptLine = lazily(`^(?:.{0,120}?[$#%>❯➜] ?)?(?:time )?curl(?:\.exe)? +(?:-|[a-z]+://|["'])`)

	// meterLine is one state of the progress meter, which has no line end, so
	// that what curl says next stands behind it on the same line.
	meterLine = lazily(`^\r? *\d{1,3} +[\d.]+[kMGTP]? +\d+ +[\d.]+[kMGTP]? +\d+ +[\d.]+[kMGTP]? +[\d.]+[kMGTP]? +[\d.]+[kMGTP]?(?: +[-\dd]+:?[-\d]*:?[-\dh]*){3} *[\d.]+[kMGTP]?\r?`)

	// timeStamp is what --trace-time and --trace-ids put in front.
	timeStamp = lazily(`^\d\d:\d\d:\d\d\.\d{6} (?:\[\d+-\d+\] )?`)

	// infoLine is how the first "* " lines of a transcript begin.
	infoLine = lazily(`^ *(?:Trying |About to connect|Connected to |Established connection|Could not resolve|Rebuilt URL|Uses proxy|Host \S+ was resolved)`)

	hiddenData = lazily(`^[{}] \[(?:\d+ bytes data|data not shown)\]$`)
)

// bareLine takes from a line what was not said by the exchange: line end (on
// Windows CR CR LF), time stamp, progress meter.
func bareLine(line []byte) []byte {
	line = bytes.TrimRight(line, "\r\n")
	if len(line) > 15 && line[2] == ':' && line[5] == ':' {
		line = line[len(timeStamp().Find(line)):]
	}
	for len(line) > 60 && (line[0] == ' ' || line[0] == '\r' || line[0] >= '0' && line[0] <= '9') {
		n := len(meterLine().Find(line))
		if n == 0 {
			break
		}
		line = line[n:]
	}
	return line
}

// isPrompt tells a shell prompt that runs curl.
func isPrompt(line []byte) bool {
	return len(line) < maxPrompt && bytes.Contains(line, []byte("curl")) && promptLine().Match(line)
}

// isMeter tells the two heading lines and the states of the progress meter.
func isMeter(line string) bool {
	return strings.HasPrefix(line, "% Total ") || strings.HasPrefix(line, "Dload ") || meterLine().MatchString(line)
}

// lineKind splits a bare line into its mark and what follows. "<html>" has no
// mark: curl puts a space after it, except that copying may lose it at the end.
func lineKind(line []byte) (kind, []byte) {
	if len(line) == 0 {
		return text, line
	}
	k := kind(line[0])
	switch k {
	case sent, received, info:
		if len(line) == 1 {
			return k, nil
		}
		if line[1] == ' ' {
			return k, line[2:]
		}
	case '{', '}':
		if hiddenData().Match(line) {
			return data, nil
		}
	}
	return text, line
}

// commandURLs returns the absolute URLs of a prompt line.
func commandURLs(line []byte) (urls []string) {
	for word := range strings.FieldsSeq(string(line)) {
		if a, ok := splitURL(strings.Trim(word, `"'`)); ok {
			urls = append(urls, a.String())
		}
	}
	return urls
}
