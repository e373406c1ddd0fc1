package field

import "fmt"

// bar says why no cache keeps the response, whatever its other fields say, or
// "". It reads as the end of a sentence.
func (a *annotator) bar(ds *Directives) string {
	switch m := a.Exchange.Request.Method; m {
	case "", "GET", "HEAD":
	case "POST":
		if !a.ContentLocation.Present {
			return "answers to POST are not kept"
		}
	default:
		return "answers to " + m + " are not kept"
	}
	switch s := a.Exchange.Response.Status; {
	case NeverStored(s):
		return fmt.Sprintf("answers with status %d must not be kept", s)
	case a.Request.CacheControl.Has(NoStore):
		return "no-store in the request forbids keeping it"
	case ds.Has(NoStore) && !ds.Permits(MustUnderstand):
		return "no-store forbids keeping it"
	}
	return ""
}

// barred is bar for fields that speak to every cache: it says nothing where a
// targeted field lets some cache keep the response even so.
func (a *annotator) barred() string {
	for i := range a.Targeted {
		if t := &a.Targeted[i]; t.Valid && a.bar(&t.Directives) == "" {
			return ""
		}
	}
	return a.bar(&a.CacheControl)
}
