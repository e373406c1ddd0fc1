package inspect

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// generator draws header sets that are likely to mean something to a cache.
type generator struct{ *rand.Rand }

func (g generator) one(of ...string) string { return of[g.IntN(len(of))] }

// some draws up to n different members, joined as a list.
func (g generator) some(n int, of []string) string {
	var out []string
	for _, i := range g.Perm(len(of))[:g.IntN(n+1)] {
		out = append(out, of[i])
	}
	return strings.Join(out, ", ")
}

var members = []string{
	"public", "private", "no-cache", "max-age=60", "max-age=600", "max-age=0", "s-maxage=30", "s-maxage=6000", "must-revalidate", "proxy-revalidate",
	"must-understand", "immutable", "no-transform", "stale-while-revalidate=100", "stale-if-error=1000", `private="x-a, x-b"`, "no-cache=Set-Cookie", `no-cache="x-a"`,
	"max-age=x", "max-age=99999999999", `max-age="60"`, "s-maxage", "max-age = 60", "public; max-age=60", "private max-age=60", "NO-STORE", "no_store", "ext=1", `ext="a, b"`, "",
}

var targetedMembers = []string{"max-age=600", "max-age=0", "s-maxage=60", "no-store", "private", "no-cache", "must-revalidate", "stale-if-error=60", "x=1", "public", "no-store=?0", "max-age=-1"}

// exchange draws a whole exchange.
func (g generator) exchange(t testing.TB) *wire.Exchange {
	lines := []string{
		g.one("200", "200", "200", "404", "302", "500", "301", "206", "304", "429", "599"),
		g.one("", "", "> Authorization: x", "> Cache-Control: no-store", "> Cookie: a=b", "> HEAD", "> POST"),
		g.one("", "Age: 50", "Age: 100", "Age: x", "Age: 99999999999"),
		g.one("", "Expires: {D+300}", "Expires: 0", "Expires: {850+50}"),
		g.one("", "Last-Modified: {D-5000}", "Last-Modified: {D+5}", "ETag: \"x\""),
		g.one("", "", "Vary: Accept-Encoding", "Vary: *", "Vary: Cookie, Accept", "Vary:"),
		g.one("", "", "Set-Cookie: sid=0123456789abcdef", "Content-Location: /page", "Pragma: no-cache"),
		g.one("", "Date: x", "@ received=10 sent=5", "@ received=-100", "@ at=80", "@ no-date", "@ unknown"),
	}
	for range g.IntN(3) {
		lines = append(lines, "Cache-Control: "+g.some(4, members))
	}
	if g.IntN(3) == 0 {
		lines = append(lines, "CDN-Cache-Control: "+g.some(3, targetedMembers))
	}
	return exchange(t, strings.Join(lines, "\n"))
}

const drawn = 1500

// each draws exchanges and shows the one that broke a property.
func each(t *testing.T, property func(t testing.TB, g generator, x *wire.Exchange) (broken string)) {
	for seed := range uint64(drawn) {
		g := generator{rand.New(rand.NewPCG(seed, 9111))}
		x := g.exchange(t)
		if broken := property(t, g, x); broken != "" {
			t.Fatalf("seed %d: %s\n%s", seed, broken, show(x))
		}
	}
}

func show(x *wire.Exchange) string {
	out := fmt.Sprintf("%s %d received %d at %v\n", x.Request.Method, x.Response.Status, x.Received.Unix()-origin.Unix(), x.At)
	for _, f := range slices.Concat(x.Request.Fields, x.Response.Fields) {
		out += f.Name + ": " + f.Value + "\n"
	}
	return out
}

// verdicts writes down what the three caches of the standards make of it.
func verdicts(x *wire.Exchange) string {
	r := Inspect(x, Options{})
	out := ""
	for i := range r.Verdicts {
		key := slices.Sorted(slices.Values(r.Verdicts[i].Key))
		out += fmt.Sprintf("%s: %s %v\n", r.Verdicts[i].Cache.Name, told(&r.Verdicts[i]), key)
	}
	return out
}

// with returns the exchange with other response fields.
func with(x *wire.Exchange, fields []wire.Field) *wire.Exchange {
	y := *x
	y.Response.Fields = fields
	return &y
}

func differ(x, y *wire.Exchange) string {
	if a, b := verdicts(x), verdicts(y); a != b {
		return "verdicts differ:\n" + a + b + show(y)
	}
	return ""
}

// everyone asks all caches that there are.
var everyone = Options{Caches: cache.All}

func TestEveryResultIsSound(t *testing.T) {
	each(t, func(t testing.TB, _ generator, x *wire.Exchange) string {
		r := Inspect(x, everyone)
		if sound(t, &r); t.Failed() {
			return "unsound"
		}
		return ""
	})
}

func TestOrderOfDifferentFieldsIsNothing(t *testing.T) {
	each(t, func(_ testing.TB, g generator, x *wire.Exchange) string {
		rest, mixed := slices.Clone(x.Response.Fields), []wire.Field{}
		for len(rest) > 0 {
			i := g.IntN(len(rest)) // the first line of that name goes next
			i = slices.IndexFunc(rest, func(f wire.Field) bool { return f.Name == rest[i].Name })
			mixed, rest = append(mixed, rest[i]), slices.Delete(rest, i, i+1)
		}
		return differ(x, with(x, mixed))
	})
}

func TestOneLineOrManyIsNothing(t *testing.T) {
	each(t, func(_ testing.TB, _ generator, x *wire.Exchange) string {
		joined, split := []wire.Field{}, []wire.Field{}
		for _, f := range x.Response.Fields {
			if f.Name != "Cache-Control" && f.Name != "Vary" && f.Name != "CDN-Cache-Control" || f.Name == "CDN-Cache-Control" && f.Value == "" {
				joined, split = append(joined, f), append(split, f)
				continue
			}
			quoted := false
			for _, m := range strings.FieldsFunc(f.Value, func(c rune) bool { quoted = quoted != (c == '"'); return c == ',' && !quoted }) {
				split = append(split, wire.Field{Name: f.Name, Value: strings.TrimSpace(m)})
			}
			at := slices.IndexFunc(joined, func(g wire.Field) bool { return g.Name == f.Name })
			if at < 0 {
				joined = append(joined, f)
			} else {
				joined[at].Value += ", " + f.Value
			}
		}
		return differ(x, with(x, joined)) + differ(x, with(x, split))
	})
}

// added returns x with a member added to its Cache-Control, or on a line of
// its own.
func (g generator) added(x *wire.Exchange, member string) *wire.Exchange {
	fields := slices.Clone(x.Response.Fields)
	i := slices.IndexFunc(fields, func(f wire.Field) bool { return f.Name == "Cache-Control" })
	switch {
	case i < 0 || g.IntN(3) == 0 || strings.Count(member, `"`)%2 == 1: // what follows must not close the quote
		fields = slices.Insert(fields, g.IntN(len(fields)+1), wire.Field{Name: g.one("Cache-Control", "cache-control"), Value: member})
	case g.IntN(2) == 0:
		fields[i].Value = member + g.one(",", ", ", " , ") + fields[i].Value
	default:
		fields[i].Value += g.one(",", ", ", ";", " ", "; ") + member
	}
	return with(x, fields)
}

// untargeted are the verdicts that Cache-Control governs.
func untargeted(r *Result) []cache.Verdict {
	if n := len(r.Response.Targeted); n > 0 && r.Response.Targeted[0].Valid {
		return r.Verdicts[:2]
	}
	return r.Verdicts
}

func TestNoStoreNeverStoresMore(t *testing.T) {
	each(t, func(_ testing.TB, g generator, x *wire.Exchange) string {
		y := g.added(x, g.one("no-store", "No-Store", "no-store=1", "no-store=", `no-store="x`, "no-store;", `"no-store"`, "no-store = yes", "\tno-store x", `x="y, no-store`))
		before, after := Inspect(x, Options{}), Inspect(y, Options{})
		for i := range before.Verdicts {
			if after.Verdicts[i].Store && !before.Verdicts[i].Store {
				return "stored with no-store only:" + show(y)
			}
		}
		for _, v := range untargeted(&after) {
			if v.Store && !strings.Contains(show(y), "must-understand") {
				return v.Cache.Name + " stores it:\n" + show(y)
			}
		}
		return ""
	})
}

func TestNoCacheIsNeverFresh(t *testing.T) {
	each(t, func(_ testing.TB, g generator, x *wire.Exchange) string {
		y := g.added(x, g.one("no-cache", "NO-CACHE", "no-cache=1", `no-cache=""`, `no-cache="x`, "no-cache;", `"no-cache"`, "no-cache = x"))
		r := Inspect(y, Options{})
		for _, v := range untargeted(&r) {
			if v.Reuse == cache.Fresh || len(v.Windows) > 1 {
				return v.Cache.Name + " reuses it:\n" + show(y)
			}
		}
		return ""
	})
}

func TestPrivateIsNeverShared(t *testing.T) {
	each(t, func(_ testing.TB, g generator, x *wire.Exchange) string {
		y := g.added(x, g.one("private", "Private", "private=1", `private=""`, `private="x`, "private;", `"private"`, "private = x"))
		r := Inspect(y, Options{})
		for _, v := range untargeted(&r)[1:] {
			if v.Store {
				return v.Cache.Name + " stores it:\n" + show(y)
			}
		}
		return ""
	})
}

func TestAgeNeverLeavesMore(t *testing.T) {
	each(t, func(_ testing.TB, g generator, x *wire.Exchange) string {
		young := slices.DeleteFunc(slices.Clone(x.Response.Fields), func(f wire.Field) bool { return f.Name == "Age" })
		left := [3]int64{1 << 40, 1 << 40, 1 << 40}
		for _, age := range []string{"", "0", "1", fmt.Sprint(2 + g.IntN(98)), "100", "101", "2147483648", "999999999999999999999999"} {
			fields := young
			if age != "" {
				fields = append(slices.Clone(young), wire.Field{Name: "Age", Value: age})
			}
			r := Inspect(with(x, fields), Options{})
			for i := range r.Verdicts {
				if r.Verdicts[i].Left > left[i] {
					return fmt.Sprintf("%s: Age: %s leaves %d", r.Verdicts[i].Cache.Name, age, r.Verdicts[i].Left)
				}
				left[i] = r.Verdicts[i].Left
			}
		}
		return ""
	})
}

func TestTimeNeverLeavesMore(t *testing.T) {
	each(t, func(_ testing.TB, g generator, x *wire.Exchange) string {
		if x.Received.IsZero() {
			return ""
		}
		y := *x
		y.At = later(x).Add(time.Duration(g.IntN(1000)) * time.Second)
		now, then := Inspect(x, everyone), Inspect(&y, everyone)
		for i := range now.Verdicts {
			a, b := &now.Verdicts[i], &then.Verdicts[i]
			if b.Left > a.Left || b.Age < a.Age || a.Store != b.Store || a.Lifetime != b.Lifetime || !slices.Equal(a.Windows, b.Windows) {
				return fmt.Sprintf("%s: %s, later %s", a.Cache.Name, told(a), told(b))
			}
		}
		return ""
	})
}

func later(x *wire.Exchange) time.Time {
	if x.At.After(x.Received) {
		return x.At
	}
	return x.Received
}

func TestWhatIsForOthersIsNothing(t *testing.T) {
	each(t, func(_ testing.TB, g generator, x *wire.Exchange) string {
		before := Inspect(x, Options{})
		shared := g.added(x, g.one("s-maxage=10", "s-maxage=x", "proxy-revalidate", "s-maxage=99999999999"))
		if g.IntN(2) == 0 && !strings.Contains(show(shared), ";") {
			after := Inspect(shared, Options{})
			if a, b := told(&before.Verdicts[0]), told(&after.Verdicts[0]); a != b && sameButForm(x, shared) {
				return "the browser heeds it: " + a + ", " + b + "\n" + show(shared)
			}
		}
		fields := append(slices.Clone(x.Response.Fields), wire.Field{Name: "CDN-Cache-Control", Value: g.some(3, targetedMembers)})
		after := Inspect(with(x, fields), Options{})
		for i := range 2 {
			if a, b := told(&before.Verdicts[i]), told(&after.Verdicts[i]); a != b {
				return before.Verdicts[i].Cache.Name + " heeds CDN-Cache-Control: " + a + ", " + b
			}
		}
		return ""
	})
}

// sameButForm reports whether the added member stands for itself, so that it
// spoils no neighbour.
func sameButForm(x, y *wire.Exchange) bool {
	return len(y.Response.Fields) > len(x.Response.Fields)
}

// FuzzInspect: whatever comes over the wire, the result does not contradict
// itself.
func FuzzInspect(f *testing.F) {
	for _, c := range slices.Concat(storing, authorization, ages, stales, qualified, targeteds, varies, malformed) {
		f.Add(dates(c.lines))
	}
	f.Fuzz(func(t *testing.T, text string) {
		x := exchange(t, "200")
		for _, line := range strings.Split(text, "\n") {
			m := &x.Response
			if rest, ok := strings.CutPrefix(line, "> "); ok {
				line, m = rest, &x.Request
			}
			if name, value, ok := strings.Cut(line, ":"); ok {
				m.Fields = append(m.Fields, wire.Field{Name: name, Value: strings.Trim(value, " \t")})
			}
		}
		r := Inspect(x, everyone)
		sound(t, &r)
	})
}
