//go:build unix

package live

import (
	"fmt"
	"strings"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/replay"
	"maxage/inspect/wire"
)

// subject is a cache that runs, and what is said of it.
type subject struct {
	client
	*origin
	says *cache.Cache
}

// difference is a step in which a cache did something else than predicted.
type difference struct {
	sequence  *sequence
	step      int
	predicted string
	fact      fact
}

// differences plays the sequences and compares.
func (s *subject) differences(all []*sequence) []difference {
	return s.compare(all, play(s.client, s.origin, all))
}

// compare returns the first difference of each sequence that has one.
func (s *subject) compare(all []*sequence, played [][]fact) (found []difference) {
	for i, facts := range played {
		player := replay.New(s.says)
		for step := range all[i].steps {
			o := player.Play(all[i].exchange(step, facts))
			if predicted := word(&o); predicted != facts[step].word {
				found = append(found, difference{all[i], step, predicted, facts[step]})
				break
			}
		}
	}
	return found
}

// exchange is a step as a recording would have it that went past the cache to
// the origin, at the moment at which it was played.
func (s *sequence) exchange(i int, facts []fact) *wire.Exchange {
	st, f := &s.steps[i], &facts[i]
	x := &wire.Exchange{URL: "http://" + host + s.dir + "0" + st.query, Sent: f.at, Received: f.made, Entry: i}
	x.Request = wire.Message{Method: st.method, Target: s.dir + "0" + st.query, Fields: append([]wire.Field{{Name: "Host", Value: host}}, st.request...)}
	x.Response = wire.Message{Version: "HTTP/1.1", Status: st.status, Fields: st.answer(i+1, f.made, facts[0].at)}
	if st.method != "HEAD" && st.status != 204 {
		x.Body = wire.Body{Bytes: bodySize, Decoded: bodySize}
	}
	return x
}

// minimal is a difference without the chance that led to it: equal ones are
// the same find.
func (d *difference) minimal() string {
	return fmt.Sprintf("%srequest %d: predicted %s, was %s\n", d.sequence, d.step+1, d.predicted, d.fact.word)
}

// reasons says why c was predicted to do so, and what was seen instead.
func (d *difference) reasons(c *cache.Cache) string {
	var b strings.Builder
	facts := make([]fact, len(d.sequence.steps))
	at := time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)
	player := replay.New(c)
	for i := 0; i <= d.step; i++ {
		at = at.Add(d.sequence.steps[i].wait)
		facts[i] = fact{at: at, made: at.Add(thinks)}
		x := d.sequence.exchange(i, facts)
		v, o := c.Judge(field.Parse(x)), player.Play(x)
		fmt.Fprintf(&b, "request %d is a %s: %s. Its answer:", i+1, word(&o), strings.TrimSuffix(o.Because, "."))
		for j := range v.Because {
			fmt.Fprintf(&b, " %s.", strings.TrimSuffix(v.Because[j].Text(), "."))
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "seen: %s\n", d.fact.how)
	return b.String()
}
