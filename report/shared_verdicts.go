package report

import "encoding/json"

// sharedVerdicts reads the verdicts of one exchange after the other. Most of
// the pages of a site are judged alike, and verdicts are most of a report: what
// reads the same as shortly before is taken from there.
type sharedVerdicts struct {
	known map[string]*judged // by how they are written
	now   *judged            // of the exchange under way
}

const (
	mostVerdicts = 64       // known at a time
	longVerdicts = 64 << 10 // are not remembered
)

// sharingExchange is an exchange whose verdicts are read apart.
type sharingExchange struct {
	*Exchange
	Verdicts *sharedVerdicts `json:"verdicts"`
}

// UnmarshalJSON reads verdicts, unless they are known.
func (s *sharedVerdicts) UnmarshalJSON(raw []byte) error {
	if s.now = s.known[string(raw)]; s.now != nil {
		return nil
	}
	var v Verdicts
	if err := json.Unmarshal(raw, &v); err != nil {
		return err
	}
	s.now = &judged{verdicts: v}
	if len(raw) > longVerdicts {
		return nil
	}
	if len(s.known) == mostVerdicts || s.known == nil {
		s.known = map[string]*judged{}
	}
	s.known[string(raw)] = s.now
	return nil
}

// give hands the verdicts to the exchange that they were read with.
func (s *sharedVerdicts) give(x *Exchange) {
	if s.now != nil {
		x.judged, x.Verdicts = s.now, s.now.verdicts
	}
	s.now = nil
}
