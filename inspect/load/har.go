package load

import (
	"bytes"
	"encoding/json"
	"errors"
)

// readHAR reads the entries of a HAR 1.1 or 1.2 one by one. Every entry gives
// an exchange or a Problem.
func readHAR(rec *recording) error {
	w := &walker{src: rec.src}
	found, next, start := false, 0, rec.src.here()
	err := w.object(func(key string) error {
		if key != "log" {
			return w.skip()
		}
		return w.object(func(key string) error {
			if key != "entries" {
				return w.skip()
			}
			found = true
			return w.array(func(int) error {
				_, err := w.peek()
				start = rec.src.here()
				if err == nil {
					err = rec.harEntry(w, start, next)
				}
				if err == nil {
					next++
				}
				return err
			})
		})
	})
	if err == nil && !found {
		return errors.New(`the HAR has no "entries" in its "log"`)
	}
	return rec.structural(err, next)
}

// structural turns an error of the JSON around the entries into a Problem.
func (rec *recording) structural(err error, entry int) error {
	var syntax *syntaxError
	switch {
	case errors.Is(err, errCut):
		return rec.broken(rec.src.here(), entry, "the file ends in the middle; what came before was read")
	case errors.As(err, &syntax):
		return rec.broken(syntax.at, entry, "broken JSON: %v; what follows is lost", syntax)
	}
	return err
}

func (rec *recording) harEntry(w *walker, at place, i int) error {
	raw, err := w.take(maxEntry)
	if errors.Is(err, errTooLarge) {
		rec.problem(at, i, "the entry is %v", err)
		return nil
	}
	if err != nil {
		return err
	}
	var e harEntry
	if err := decodeLenient(raw, &e); err != nil {
		rec.problem(atSyntax(at, raw, err), i, "broken JSON: %v", err)
		return nil
	}
	if e.Request == nil || e.Request.URL == "" {
		rec.problem(at, i, "the entry has no request URL")
		return nil
	}
	a, ok := splitURL(string(e.Request.URL))
	if !ok || !isWeb(a.scheme) {
		p := rec.broken(at, i, "no HTTP exchange: %.40q", string(e.Request.URL))
		p.Skipped = true
		rec.bad(p)
		return nil
	}
	x := e.exchange(a)
	x.Entry = i
	rec.redirects.link(x, e.redirectURL())
	return rec.emit(x)
}

// isWeb tells the schemes whose exchanges travel as HTTP; a WebSocket begins
// with an HTTP response of status 101.
func isWeb(scheme string) bool {
	switch scheme {
	case "http", "https", "ws", "wss":
		return true
	}
	return false
}

// decodeLenient decodes what fits: a member of the wrong type is left empty,
// because recorders differ in what they write where they know nothing.
func decodeLenient(raw []byte, into any) error {
	err := json.Unmarshal(raw, into)
	var wrongType *json.UnmarshalTypeError
	if errors.As(err, &wrongType) {
		return nil
	}
	return err
}

// atSyntax moves at, the place of raw, to where encoding/json stopped inside it.
func atSyntax(at place, raw []byte, err error) place {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) || syntax.Offset < 1 {
		return at
	}
	before := raw[:min(int(syntax.Offset)-1, len(raw))]
	at.byte += int64(len(before))
	at.line += bytes.Count(before, []byte{'\n'})
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		at.column = len(before) - i
	} else if at.column > 0 {
		at.column += len(before)
	}
	return at
}
