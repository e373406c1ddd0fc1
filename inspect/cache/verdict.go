package cache

import "maxage/inspect/wire"

// Verdict is what one cache may do with one response.
type Verdict struct {
	Cache    *Cache
	Store    bool
	Because  []Reason // every step, for and against, in order; one of them decides
	Lifetime int64    // seconds; 0 when nothing gives one, field.MaxSeconds at most
	Age      int64    // current_age at the moment of judging, in seconds
	Left     int64    // seconds of reuse without asking; 0 when it must ask first
	Source   Source   // of Lifetime
	Reuse    Reuse
	Windows  []Window // what the cache may do, by age; without gaps from 0 on, empty unless stored and selectable
	Key      []string // request fields that select it beside the URL (Vary), lower case; "*" never matches

	arrival int64 // Age as it was when the response arrived
}

// Source says where a lifetime came from.
type Source string

// The sources, in the words of the JSON contract.
const (
	SourceNone      Source = "none"
	SourceSMaxAge   Source = "s-maxage"
	SourceMaxAge    Source = "max-age"
	SourceExpires   Source = "expires"
	SourceTargeted  Source = "targeted"
	SourceHeuristic Source = "heuristic"
	SourceDefault   Source = "default"
)

// Reuse says what the cache may do with the response at the moment of judging.
type Reuse string

// The kinds of reuse, in the words of the JSON contract.
const (
	Fresh      Reuse = "fresh"      // reuse it without asking
	Revalidate Reuse = "revalidate" // stored, but it is stale or must be confirmed
	Never      Reuse = "never"      // not stored, or no later request can select it
)

// State says what holds during a Window.
type State string

// The states, in the words of the JSON contract. During stale-if-error the
// cache must ask, and may fall back on its copy when the origin fails.
const (
	StateFresh      State = "fresh"
	StateSWR        State = "stale-while-revalidate"
	StateSIE        State = "stale-if-error"
	StateRevalidate State = "revalidate"
)

// Open is the To of a Window without an end.
const Open = -1

// Window is a half-open range of ages in seconds, From to To.
type Window struct {
	State    State
	From, To int64 // To is Open for the last one
}

// because appends a reason with the spans given. Spans that were never set
// are left out.
func (v *Verdict) because(r Reason, at ...wire.Span) {
	for _, s := range at {
		if s != (wire.Span{}) && r.Spans < len(r.At) {
			r.At[r.Spans] = s
			r.Spans++
		}
	}
	v.Because = append(v.Because, r)
}

// decide marks the reason appended last as the deciding one.
func (v *Verdict) decide() {
	for i := range v.Because {
		v.Because[i].Decides = i == len(v.Because)-1
	}
}

// Decision returns the reason that decides, or nil when nothing was judged.
func (v *Verdict) Decision() *Reason {
	for i := range v.Because {
		if v.Because[i].Decides {
			return &v.Because[i]
		}
	}
	return nil
}

// decidedBy returns the Code of the deciding reason, or NoCode.
func (v *Verdict) decidedBy() Code {
	if d := v.Decision(); d != nil {
		return d.Code
	}
	return NoCode
}

// Window returns the window of that state, if there is one.
func (v *Verdict) Window(s State) (w Window, ok bool) {
	for _, w := range v.Windows {
		if w.State == s {
			return w, true
		}
	}
	return Window{}, false
}

// In reports whether the age lies in the window of that state.
func (v *Verdict) In(s State) bool {
	w, ok := v.Window(s)
	return ok && v.Age >= w.From && (v.Age < w.To || w.To == Open)
}

// SameAs reports whether v is o in another cache's name, reasons and all.
func (v *Verdict) SameAs(o *Verdict) bool {
	return len(v.Because) > 0 && len(v.Because) == len(o.Because) && &v.Because[0] == &o.Because[0]
}
