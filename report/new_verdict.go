package report

import (
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

func (w *writer) verdicts(vs []cache.Verdict) Verdicts {
	out := make(Verdicts, 0, len(vs))
	for i := range vs {
		v := &vs[i]
		if i > 0 && v.Cache.Shared == vs[i-1].Cache.Shared && v.SameAs(&vs[i-1]) {
			same := out[i-1].Verdict
			same.Sentence = Valid(v.Sentence(w.r))
			out = append(out, NamedVerdict{v.Cache.Name, same})
			continue
		}
		out = append(out, NamedVerdict{v.Cache.Name, w.verdict(v)})
	}
	return out
}

func (w *writer) verdict(v *cache.Verdict) Verdict {
	out := Verdict{
		Store: v.Store, Reuse: string(v.Reuse), Lifetime: v.Lifetime, Source: string(v.Source), Age: v.Age, Left: v.Left,
		Heuristic: v.Source == cache.SourceHeuristic,
		Vary:      validAll(v.Key),
		Windows:   make([]Window, 0, len(v.Windows)),
		Because:   make([]Reason, 0, len(v.Because)),
		Sentence:  Valid(v.Sentence(w.r)),
		Basis:     v.Cache.Basis(),
	}
	for _, win := range v.Windows {
		to := &win.To
		if win.To == cache.Open {
			to = nil
		}
		out.Windows = append(out.Windows, Window{State: string(win.State), From: win.From, To: to})
	}
	for i := range v.Because {
		r := &v.Because[i]
		out.Because = append(out.Because, Reason{Code: r.Code.String(), Text: Valid(r.Text()), Ref: v.Ref(r), Decides: r.Decides, At: w.spans(r.At[:r.Spans])})
	}
	if w.rate > 0 && v.Cache.Shared {
		out.Load = &Load{Rate: w.rate, OriginRate: v.OriginRate(w.rate)}
	}
	return out
}

// validAll is a list of texts, none of them nil.
func validAll(texts []string) []string {
	out := make([]string, 0, len(texts))
	for _, text := range texts {
		out = append(out, Valid(text))
	}
	return out
}

func connection(c *wire.Connection) *Connection {
	if *c == (wire.Connection{}) {
		return nil
	}
	out := &Connection{Remote: c.Remote, Reused: c.Reused}
	if t := c.TLS; t != nil {
		out.TLS = &TLS{
			Version: t.Version, Cipher: t.Cipher, ALPN: t.ALPN, Subject: Valid(t.Subject), Issuer: Valid(t.Issuer),
			NotAfter: stamp(t.NotAfter), Verified: t.Verified,
		}
	}
	return out
}

func timing(t *wire.Timing) *Timing {
	if *t == (wire.Timing{}) {
		return nil
	}
	return &Timing{DNS: ms(t.DNS), Connect: ms(t.Connect), TLS: ms(t.TLS), TTFB: ms(t.FirstByte), Total: ms(t.Total)}
}

// ms rounds to microseconds: more digits would be noise.
func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
