package field

// Info is what can be said of a field or a directive in general.
type Info struct {
	Name  string // in its usual spelling
	Brief string // one line, no full stop
	Doc   string // more, in sentences; "" when Brief says it all
	Ref   string // "RFC 9111 section 5.3"; "" when no standard defines it
	Minor bool   // it says nothing about caching
}

// LookupField returns what is known of the field called name, in any case, or
// nil.
func LookupField(name string) *Info { return infoByName[lower(name)] }

// Fields lists every field that the tool knows, by theme.
func Fields() []Info {
	var all []Info
	for _, group := range infoGroups {
		all = append(all, group...)
	}
	return all
}

var infoGroups = [][]Info{cachingFields, cacheReports, contentFields, requestFields, connectionFields, securityFields, vendorFields}

var infoByName = func() map[string]*Info {
	m := make(map[string]*Info, 200)
	for _, group := range infoGroups {
		for i := range group {
			m[lower(group[i].Name)] = &group[i]
		}
	}
	return m
}()
