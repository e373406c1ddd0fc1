package report

import (
	"bytes"
	"encoding/json"
)

// sharedVerdicts reads the verdicts of one exchange after the other. Most of
// the pages of a site are judged alike: what reads the same as before is taken
// from there, for verdicts are most of a report.
type sharedVerdicts struct {
	raw    []byte
	judged *judged
	read   bool // for the exchange under way
}

// sharingExchange is an exchange whose verdicts are read apart.
type sharingExchange struct {
	*Exchange
	Verdicts *sharedVerdicts `json:"verdicts"`
}

// UnmarshalJSON reads verdicts, if they are others than those before.
func (s *sharedVerdicts) UnmarshalJSON(raw []byte) error {
	s.read = true
	if s.judged != nil && bytes.Equal(raw, s.raw) {
		return nil
	}
	var v Verdicts
	s.judged = nil
	if err := json.Unmarshal(raw, &v); err != nil {
		return err
	}
	s.raw, s.judged = append(s.raw[:0], raw...), &judged{verdicts: v}
	return nil
}

// give hands the verdicts to the exchange that they were read with.
func (s *sharedVerdicts) give(x *Exchange) {
	if s.read && s.judged != nil {
		x.judged, x.Verdicts = s.judged, s.judged.verdicts
	}
	s.read = false
}
