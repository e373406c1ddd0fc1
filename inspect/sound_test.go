package inspect

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// sound checks what holds for every result, whatever came over the wire.
func sound(t testing.TB, r *Result) {
	t.Helper()
	for i := range r.Verdicts {
		for _, fault := range unsound(r.Exchange, &r.Verdicts[i]) {
			t.Errorf("%s: %s", r.Verdicts[i].Cache.Name, fault)
		}
	}
	for _, f := range r.Findings {
		for _, span := range f.At {
			if !inRange(r.Exchange, span) {
				t.Errorf("%s: evidence %+v is out of range", f.Rule.ID, span)
			}
		}
		if f.Message == "" || !strings.HasSuffix(f.Message, ".") || strings.Contains(f.Message, "%!") {
			t.Errorf("%s: message %q", f.Rule.ID, f.Message)
		}
	}
	annotated(t, r)
}

// annotated checks the notes of every line.
func annotated(t testing.TB, r *Result) {
	t.Helper()
	for _, part := range []wire.Part{wire.Request, wire.Response} {
		for line := range r.Exchange.Message(part).Fields {
			for _, n := range field.Annotate(r.Response, part, line) {
				if n.Span.Part != part || n.Span.Line != line || !inRange(r.Exchange, n.Span) {
					t.Errorf("%s line %d: note %q at %+v", part, line, n.Text, n.Span)
				}
				if n.Text == "" || strings.HasSuffix(n.Text, ".") && !strings.HasSuffix(n.Text, "...") && !strings.Contains(r.Exchange.Message(part).Fields[line].Value, ".") || strings.Contains(n.Text, "%!") {
					t.Errorf("%s line %d: note %q", part, line, n.Text)
				}
			}
		}
	}
}

func inRange(x *wire.Exchange, s wire.Span) bool {
	m, text := x.Message(s.Part), ""
	switch {
	case s.Line == wire.StartLine:
		text = m.Start
	case s.Line >= 0 && s.Line < len(m.Fields):
		text = m.Fields[s.Line].Value
	default:
		return false
	}
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text)
}

var reference = regexp.MustCompile(`^RFC [0-9]{4}( section [0-9]+(\.[0-9]+)*)?$`)

// unsound lists what contradicts itself in a verdict.
func unsound(x *wire.Exchange, v *cache.Verdict) (faults []string) {
	say := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	decisions := 0
	for i := range v.Because {
		r := &v.Because[i]
		if r.Decides {
			decisions++
		}
		if text := r.Text(); text == "" || strings.HasSuffix(text, ".") {
			say("reason %q", text)
		}
		if ref := v.Ref(r); !reference.MatchString(ref) && !strings.HasPrefix(ref, "https://") {
			say("reference %q", ref)
		}
		for _, span := range r.At[:r.Spans] {
			if !inRange(x, span) || slices.Contains(cache.Standard, v.Cache) && !about(x, r, span) {
				say("%q points at %q, %+v", r.Text(), x.Text(span), span)
			}
		}
	}
	if decisions != 1 {
		say("%d reasons decide", decisions)
	}
	fresh := len(v.Windows) > 0 && v.Windows[0].State == cache.StateFresh && v.Age < v.Windows[0].To
	if v.Reuse == cache.Fresh && v.Cache.Basis() != "" && v.Age == v.Windows[0].To {
		fresh = true // a product may count the last second in
	}
	switch {
	case !v.Store && v.Reuse != cache.Never:
		say("not stored, yet %s", v.Reuse)
	case (v.Reuse == cache.Never) != (len(v.Windows) == 0):
		say("%s, with %d windows", v.Reuse, len(v.Windows))
	case fresh != (v.Reuse == cache.Fresh):
		say("%s at the age of %d: %v", v.Reuse, v.Age, v.Windows)
	case fresh && v.Left != v.Lifetime-v.Age, !fresh && v.Left != 0:
		say("%d s left, %d of %d", v.Left, v.Age, v.Lifetime)
	case min(v.Age, v.Lifetime, v.Left) < 0 || max(v.Age, v.Lifetime) > field.MaxSeconds:
		say("age %d, lifetime %d", v.Age, v.Lifetime)
	case v.Lifetime > 0 && v.Source == cache.SourceNone:
		say("a lifetime from nowhere")
	}
	return append(faults, gaps(v.Windows)...)
}

func gaps(windows []cache.Window) (faults []string) {
	at := int64(0)
	for i, w := range windows {
		last := i == len(windows)-1
		if w.From != at || last != (w.To == cache.Open) || last != (w.State == cache.StateRevalidate) || !last && w.To <= w.From {
			faults = append(faults, fmt.Sprintf("windows %v", windows))
		}
		at = w.To
	}
	return faults
}

// subjects says what the bytes that a reason points at have to hold, or in
// which field they have to stand.
var subjects = map[cache.Code]string{
	cache.RequestNoStore: "no-store", cache.NoStore: "no-store", cache.Private: "private", cache.NotUnderstood: "must-understand",
	cache.NoStoreLifted: "no-store|must-understand", cache.PrivateFields: "private", cache.Authorization: "Authorization:",
	cache.LifetimeSMaxAge: "s-maxage", cache.LifetimeMaxAge: "max-age", cache.LifetimeExpires: "Expires:|Date:", cache.ExpiresInvalid: "Expires:",
	cache.ExpiresUnclocked: "Expires:", cache.LifetimeHeuristic: "Last-Modified:|Date:", cache.AgeByField: "Age:", cache.AgeByDate: "Date:",
	cache.AgeInvalid: "Age:", cache.Expired: "Age:|Date:", cache.NoCache: "no-cache", cache.NoCacheFields: "no-cache",
	cache.StaleWhileRevalidate: "stale-while-revalidate", cache.StaleIfError: "stale-if-error", cache.TargetedGoverns: "CDN-Cache-Control:",
	cache.PostStorable: "Content-Location:",
}

// about reports whether a span points at what its reason talks of.
func about(x *wire.Exchange, r *cache.Reason, span wire.Span) bool {
	text := strings.ToLower(x.Text(span))
	switch r.Code {
	case cache.VaryStar:
		return text == "*"
	case cache.StatusForbids, cache.Partial, cache.NotModified, cache.StatusAllows, cache.NothingAllows:
		return text == fmt.Sprint(x.Response.Status)
	case cache.MayStore, cache.AuthorizationOpened, cache.LifetimeInvalid, cache.StaleForbidden, cache.MustAskWhenStale:
		return strings.Contains(text, r.Name) || span.Line >= 0 && strings.EqualFold(x.Message(span.Part).Fields[span.Line].Name, r.Name) ||
			r.Code == cache.StaleForbidden && strings.Contains(text, "stale-") || span.Part == wire.Request
	}
	for _, subject := range strings.Split(subjects[r.Code], "|") {
		name, isField := strings.CutSuffix(subject, ":")
		if isField && strings.EqualFold(x.Message(span.Part).Fields[span.Line].Name, name) || !isField && subject != "" && strings.Contains(text, subject) {
			return true
		}
	}
	return false
}
