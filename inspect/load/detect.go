package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// detectWithin is how far into a recording its format must show.
const detectWithin = 32 << 10

// detect looks at the beginning of the input and returns what reads it.
func (rec *recording) detect() (func(*recording) error, error) {
	p, err := rec.src.r.Peek(detectWithin)
	if err != nil && err != io.EOF {
		var broken *damage
		if !errors.As(err, &broken) || len(p) == 0 {
			return nil, err
		}
	}
	text := bytes.TrimLeft(p, " \t\r\n")
	switch {
	case len(text) == 0:
		return nil, errors.New("the file is empty")
	case bytes.HasPrefix(text, []byte("WARC/")):
		rec.format = WARC
		return readWARC, nil
	case text[0] == '{':
		return rec.detectJSON(text)
	}
	for line := range bytes.Lines(p) {
		line := bareLine(line)
		switch kind, rest := lineKind(line); {
		case kind == received && isStatusLine(rest), kind == sent && isRequestLine(rest), kind == info && infoLine().Match(rest):
			rec.format = Transcript
			return readTranscript, nil
		case isStatusLine(line):
			rec.format = RawOutput
			return readRaw, nil
		case isRequestLine(line):
			rec.format = RawText
			return readRaw, nil
		}
	}
	return nil, fmt.Errorf("no known format (it begins with %.40q); maxage reads curl -v and curl -i output, HTTP text, HAR, WARC, and its own JSON", firstLine(text))
}

func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte{'\n'})
	return trimEOL(line)
}

// detectJSON goes by the first key, and by the keys that must follow when that
// one could be anybody's.
func (rec *recording) detectJSON(text []byte) (func(*recording) error, error) {
	key := bytes.TrimLeft(text[1:], " \t\r\n")
	switch {
	case bytes.HasPrefix(key, []byte(`"type"`)), bytes.Contains(firstLine(text), []byte(`"type":"run"`)):
		rec.format = Report
		return readNDJSON, nil
	case bytes.HasPrefix(key, []byte(`"log"`)):
		rec.format = HAR
		return readHAR, nil
	case bytes.Contains(text, []byte(`"schema_version"`)), bytes.HasPrefix(key, []byte(`"exchanges"`)):
		rec.format = Report
		return readReport, nil
	case bytes.Contains(text, []byte(`"log"`)):
		rec.format = HAR
		return readHAR, nil
	}
	return nil, errors.New(`JSON, but neither a HAR ("log" with "entries") nor a report of maxage ("schema_version")`)
}
