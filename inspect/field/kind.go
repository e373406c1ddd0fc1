package field

// Kind identifies a directive defined in a standard.
type Kind uint8

// The directives of RFC 9111 sections 5.2.1 and 5.2.2, RFC 5861 and RFC 8246.
const (
	Unknown Kind = iota
	MaxAge
	SMaxAge
	NoCache
	NoStore
	NoTransform
	MustRevalidate
	ProxyRevalidate
	MustUnderstand
	Private
	Public
	Immutable
	StaleWhileRevalidate
	StaleIfError
	MaxStale
	MinFresh
	OnlyIfCached
	numKinds
)

// argument is what a directive takes behind its name.
type argument uint8

const (
	flag argument = iota
	seconds
	optionalSeconds
	fieldNames
)

var takes = [numKinds]argument{
	MaxAge: seconds, SMaxAge: seconds, StaleWhileRevalidate: seconds, StaleIfError: seconds, MinFresh: seconds,
	MaxStale: optionalSeconds, NoCache: fieldNames, Private: fieldNames,
}

var kindNames = [numKinds]string{
	MaxAge: "max-age", SMaxAge: "s-maxage", NoCache: "no-cache", NoStore: "no-store", NoTransform: "no-transform",
	MustRevalidate: "must-revalidate", ProxyRevalidate: "proxy-revalidate", MustUnderstand: "must-understand",
	Private: "private", Public: "public", Immutable: "immutable", StaleWhileRevalidate: "stale-while-revalidate",
	StaleIfError: "stale-if-error", MaxStale: "max-stale", MinFresh: "min-fresh", OnlyIfCached: "only-if-cached",
}

// String returns the directive's name, "" for Unknown.
func (k Kind) String() string { return kindNames[k] }

var kindByName = func() map[string]Kind {
	m := make(map[string]Kind, numKinds)
	for k := Unknown + 1; k < numKinds; k++ {
		m[kindNames[k]] = k
	}
	return m
}()

// KindOf returns the directive called name, in any case, or Unknown.
func KindOf(name string) Kind { return byName(kindByName, name) }
