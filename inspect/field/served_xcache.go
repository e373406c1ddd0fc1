package field

import (
	"slices"
	"strings"

	"maxage/inspect/wire"
)

// xCache reads a member of X-Cache, which no standard defines. Its dialects
// are told apart by their words and by the fields beside it.
func (s *Served) xCache(m *wire.Message, text string) {
	s.Node = hostIn(text)
	low := lower(text)
	switch {
	case strings.HasSuffix(low, " from cloudfront"):
		s.say("cloudfront", text)
		s.Node = ""
	case strings.Contains(low, "akamai"):
		s.say("akamai", text)
	case isAzureWord(low) && hasAny(m, "X-Azure-Ref", "X-MSEdge-Ref"):
		s.say("azure", text)
	case s.Node == "" && fastlyIn(m):
		s.say("fastly", text)
	case s.Node != "" && fromHost(m, "X-Cache-Lookup"):
		s.say("squid", text)
	case s.Node != "" && fromHost(m, "X-Cache-Detail"):
		s.say("httpd", text)
	default:
		s.say("", text)
	}
}

// hostIn returns the host of "HIT from host".
func hostIn(text string) string {
	_, from, _ := strings.Cut(text, " from ")
	host, _, _ := strings.Cut(from, " ")
	return host
}

func isAzureWord(low string) bool {
	return strings.HasPrefix(low, "tcp_") || low == "private_nostore" || low == "config_nocache" || low == "n/a"
}

// fastlyIn looks for what Fastly adds to every answer.
func fastlyIn(m *wire.Message) bool {
	return hasAny(m, "X-Timer", "X-Fastly-Request-ID") || slices.ContainsFunc(members(m, "X-Served-By"), isFastlyNode)
}

// isFastlyNode knows Fastly's machines; a site's own servers may stand before
// them in X-Served-By.
func isFastlyNode(name string) bool { return strings.HasPrefix(name, "cache-") }

func hasAny(m *wire.Message, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return m.Index(name) >= 0 })
}

// fromHost reports whether the field says "... from host": Squid and httpd
// write so, while others use the same names for something else.
func fromHost(m *wire.Message, name string) bool {
	value, _ := m.Get(name)
	return strings.Contains(value, " from ")
}

// companions takes into the members of X-Cache what the lists beside it add.
func companions(m *wire.Message, told []layer) {
	nodes := 0
	beside(m, "X-Served-By", told, "fastly", func(s *Served, text string) {
		if isFastlyNode(text) {
			s.Node = text
			nodes++
		}
	})
	beside(m, "X-Cache-Lookup", told, "squid", func(s *Served, text string) { s.Detail = "X-Cache-Lookup: " + text })
	beside(m, "X-Cache-Detail", told, "httpd", func(s *Served, text string) {
		text, _, _ = strings.Cut(text, " from ")
		s.Detail = strings.Trim(text, `"`)
	})
	for i := len(told) - 1; i >= 0; i-- {
		if s := &told[i].Served; s.Cache == "fastly" && nodes > 0 && s.Node == "" {
			s.say("", m.Fields[s.Span.Line].Value[s.Span.Start:s.Span.End]) // more members than Fastly has nodes: the site's own
		}
	}
	hits := func(s *Served, text string) { s.Hits = max(0, Seconds(text)) }
	if nodes > 0 || len(told) == 1 {
		beside(m, "X-Cache-Hits", told, told[len(told)-1].Cache, hits)
	}
}

// beside hands the members of the field called name to the reports of that
// cache, beginning at the client's end, where the two lists must agree.
func beside(m *wire.Message, name string, told []layer, cache string, give func(*Served, string)) {
	all := members(m, name)
	for i, n := len(told)-1, len(all); i >= 0 && n > 0; i-- {
		if told[i].Cache == cache {
			n--
			give(&told[i].Served, all[n])
		}
	}
}

// members returns the members of a list, of all lines, up to mostServed.
func members(m *wire.Message, name string) []string {
	var all []string
	for i := range m.Fields {
		if f := &m.Fields[i]; len(f.Name) == len(name) && strings.EqualFold(f.Name, name) {
			eachMember(f.Value, func(start, end int) {
				if len(all) < mostServed {
					all = append(all, f.Value[start:end])
				}
			})
		}
	}
	return all
}
