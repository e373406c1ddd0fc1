package rules

import (
	"iter"
	"strings"

	"maxage/inspect/field"
)

// urlParam is a parameter in a URL, by its place there.
type urlParam struct{ start, equals, end int }

// urlParams goes through what looks like name=value behind "?", "&", "#" or
// ";". A space ends the URL, so that a request line will do, too.
func urlParams(url string) iter.Seq[urlParam] {
	return func(yield func(urlParam) bool) {
		for at := strings.IndexAny(url, "?&#;"); at >= 0; {
			rest := url[at+1:]
			end := strings.IndexAny(rest, "?&#; ")
			if end < 0 {
				end = len(rest)
			}
			if equals := strings.IndexByte(rest[:end], '='); equals > 0 && !yield(urlParam{at + 1, at + 1 + equals, at + 1 + end}) {
				return
			}
			if at += 1 + end; at >= len(url) || url[at] == ' ' {
				return
			}
		}
	}
}

// sessionNames are parameters by which sites know a user again, or let him in.
var sessionNames = [...]string{
	"jsessionid", "phpsessid", "sessionid", "session_id", "sessid", "session_token", "access_token", "id_token", "refresh_token", "auth_token", "jwt",
}

// protocolNames are parameters in which OpenID Connect hands tokens around that
// let nobody in.
var protocolNames = [...]string{"state", "request", "response", "id_token_hint", "login_hint_token", "client_assertion"}

// sessionParam returns the first parameter of the URL that opens a session.
// The signatures of signed URLs open one file and do not count; nor do Mapbox's
// public tokens, which begin with "pk.".
func sessionParam(url string) (urlParam, bool) {
	for param := range urlParams(url) {
		name, value := url[param.start:param.equals], url[param.equals+1:param.end]
		if len(value) < 8 || strings.HasPrefix(value, "pk.") {
			continue
		}
		if isSessionName(name) || strings.EqualFold(name, "sid") && anyToken(value, isLongSecret) || field.TokenShaped(value) && !oneOf(name, protocolNames[:]) {
			return param, true
		}
	}
	return urlParam{}, false
}

// oneTimeParam returns the first parameter of a redirect that finishes a login,
// and is good for that once.
func oneTimeParam(location string) (urlParam, bool) {
	for param := range urlParams(location) {
		value := location[param.equals+1 : param.end]
		found := false
		switch location[param.start:param.equals] {
		case "code":
			found = anyToken(value, isLongSecret)
		case "ticket":
			found = strings.HasPrefix(value, "ST-")
		case "SAMLResponse":
			found = len(value) > 64
		}
		if found {
			return param, true
		}
	}
	return urlParam{}, false
}

// isLongSecret: 12 or more letters and digits, mixed.
func isLongSecret(s string) bool { return len(s) >= 12 && isHash(s) }

// isSessionName: classic ASP puts letters of its own behind ASPSESSIONID.
func isSessionName(name string) bool {
	const asp = "ASPSESSIONID"
	return oneOf(name, sessionNames[:]) || len(name) >= len(asp) && strings.EqualFold(name[:len(asp)], asp)
}

func oneOf(name string, names []string) bool {
	for _, n := range names {
		if strings.EqualFold(name, n) {
			return true
		}
	}
	return false
}
