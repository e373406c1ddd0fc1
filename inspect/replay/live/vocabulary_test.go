//go:build unix

package live

var dirs = []string{"/c/", "/c/", "/c/", "/c/", "/c/", "/cgi-bin/", "/a%20b/", "/C/"}

var queries = []string{"", "", "", "", "", "", "?a=1", "?a=1&b=2", "?", "?q=%7e"}

var unsafe = []string{"POST", "POST", "PUT", "DELETE", "PATCH"}

var statuses = []int{200, 203, 204, 300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 404, 405, 410, 414, 418, 429, 451, 500, 501, 502, 503, 504, 599}

// lifetimes begin most Cache-Control fields.
var lifetimes = []string{"max-age=60", "max-age=60", "max-age=60", "max-age=60", "max-age=3600", "max-age=31536000", "s-maxage=60", "s-maxage=600", "max-age=0"}

var members = []string{
	"max-age=60", "max-age=60", "max-age=3600", "max-age=0", "s-maxage=60", "s-maxage=600", "s-maxage=0",
	"public", "public", "private", "no-cache", "no-store", "must-revalidate", "must-revalidate", "proxy-revalidate", "immutable", "no-transform", "must-understand",
	"stale-while-revalidate=60", "stale-while-revalidate=60", "stale-while-revalidate=600", "stale-if-error=60", "stale-if-error=600", `no-cache="Set-Cookie"`, `private="X-Foo"`,
}

var oddMembers = []string{
	`max-age="60"`, `max-age="0"`, "max-age=", "max-age", "max-age=-1", "max-age=60s", "max-age=60.5", "max-age=+60", "max-age = 60", "max-age= 60", "max-age:60", "max-age='60'",
	"max-age=abc", "max-age=99999999999", "max-age=2147483648", "max-age=060", "max-age=0x3c", "max-age=1e3", "max-age=600, max-age=0", "max-age=0, max-age=600", "max-age=600 0", "max-age=-60",
	"Max-Age=60", "MAX-AGE=60", "No-Store", "NO-CACHE", "Private", "PUBLIC", "S-MaxAge=60", "Must-Revalidate",
	`s-maxage="60"`, "s-maxage=abc", "s-maxage=", "s-maxage", "s-maxage=-1", "s-maxage=60.5", "s-maxage=0, s-maxage=600",
	"no-cache=Set-Cookie", `no-cache="X-Foo, Set-Cookie"`, `no-cache=""`, "no-cache=1", `private=""`, "private=1", "private=X-Foo", "no-store=1", `no-store=""`, `"no-store"`, `"private"`, `"no-cache"`,
	"no_store", "nostore", "no-store;", "xno-store", "no-stored", "x-private", "public=1", `public="X"`, "must-revalidate=1", "must-revalidate=0",
	"foo", "foo=bar", `foo="bar, max-age=60"`, `foo="bar, no-store"`, `ext="a,b"`, `ext="unclosed`, `foo="\", no-store"`, "=60", "=", ";", "*",
	"max-age=60;public", "max-age=60; public", "public max-age=60", "max-age=60 public", "private max-age=60", "no-store max-age=60", "no-store;max-age=60", "max-age=60 private", "max-age=60;no-store",
	"max-stale=60", "min-fresh=10", "only-if-cached", "pre-check=0", "post-check=0", "stale-while-revalidate", "stale-while-revalidate=abc", `stale-while-revalidate="60"`, "stale-while-revalidate=0",
	"stale-if-error", "stale-if-error=0", "stale-if-error=abc", "Stale-While-Revalidate=60", "immutable=1", "no-transform=1", "\tmax-age=60", "max-age=60\t", "max-age\t=60",
}

var joints = []string{", ", ",", " , ", ",,", ", , ", ",\t", "  ,  ", "; ", ";", " "}

var expires = []string{"{now+60}", "{now+60}", "{now+3600}", "{now-60}", "{now-3600}", "0", "-1", "Thu, 01 Jan 1970 00:00:00 GMT"}

var oddExpires = []string{
	"", "never", "tomorrow", "{now+3600 rfc850}", "{now+3600 asctime}", "{now+3600 iso}", "{now+3600 utc}", "{now+3600 bare}", "{now+3600 offset}", "{now+3600 dashes}", "{now+3600 noday}",
	"{now+3600 lower}", "{now+3600 wrongday}", "{now+3600 unix}", "\"{now+3600}\"", "{now+3600}; x", "{now-3600 rfc850}", "{now-3600 asctime}", "{now-3600 utc}",
	"Thu, 31 Dec 2099 23:59:59 GMT", "Thu, 31 Dec 2037 23:59:59 GMT", "Mon, 26 Jul 1997 05:00:00 GMT", "Sat, 00 Jan 2000 00:00:00 GMT", "600",
}

// Ages and skews stay clear of the lifetimes.
var (
	dates       = []string{"{now-100}", "{now-5000}", "{now+100}", "{now+5000}", "{now-20}"}
	oddDates    = []string{"yesterday", "", "0", "{now rfc850}", "{now asctime}", "{now iso}", "{now bare}", "{now utc}", "{now lower}", "{now-5000 rfc850}", "{now unix}"}
	modified    = []string{"{start-864000}", "{start-864000}", "{start-31536000}", "{start-7200}", "{start-900}"}
	oddModified = []string{"{start+7200}", "yesterday", "", "0", "{start-864000 rfc850}", "{start-864000 asctime}", "{start-864000 iso}", "{start-864000 utc}", "Thu, 01 Jan 1970 00:00:00 GMT", "{now}"}
	ages        = []string{"0", "10", "100", "5000"}
	oddAges     = []string{"", "abc", "-1", "-100", "10.5", "10, 5000", "5000, 10", "99999999999", "+100", "\"100\"", "0100", "100s", "100;x"}
)

var (
	etags      = []string{`"v1"`, `"v1"`, `W/"v1"`, `"{n}"`}
	oddEtags   = []string{"v1", "", `""`, `'v1'`, `w/"v1"`, `"v 1"`, `"v1", "v2"`, `W/v1`, `"é"`}
	varies     = []string{"Accept-Encoding", "Accept-Encoding", "Accept-Encoding", "X-Foo", "Cookie", "Origin", "Accept-Language", "Accept-Encoding, X-Foo", "User-Agent", "*"}
	oddVaries  = []string{"", "X-Foo, *", "*, X-Foo", "* ", "**", ",X-Foo,", "X-Foo X-Bar", "x-foo", "ACCEPT-ENCODING", "accept-encoding,Accept-Language", "X-Foo;q=1", `"X-Foo"`, "X-None", "Host", "Authorization", "Accept", ","}
	setCookies = []string{"sid=abc; HttpOnly; Secure", "theme=dark; Path=/; Max-Age=3600", "a=1"}

	pragmas       = []string{"no-cache"}
	oddPragmas    = []string{"No-Cache", "foo", "no-cache, foo", "foo, no-cache", `no-cache="x"`, "no-store", ""}
	surrogates    = []string{"max-age=60", "no-store", "max-age=600", `content="ESI/1.0"`}
	oddSurrogates = []string{"max-age=60+30", "no-store;cdn", "max-age=60;cdn", "max-age=0", "", "no-store-remote", `max-age="60"`, "private", "No-Store", `content="ESI/1.0", no-store`, "max-age=abc"}
	targeted      = []string{"max-age=60", "no-store", "max-age=600, stale-while-revalidate=60", "private"}
	oddTargeted   = []string{"max-age=60.5", "", "max-age", "no-store=?0", "max-age=0", "!"}
	accels        = []string{"60", "0", "600", "@{now+600 unix}"}
	oddAccels     = []string{"", "off", "abc", "-1", "60s", "@0", "@{now-60 unix}", "60.5", "+60", "@"}
)

// requestFields are what clients send, and how many in a hundred do.
var requestFields = []struct {
	percent    int
	name       string
	usual, odd []string
}{
	{5, "Cookie", []string{"sid=1", "sid=2", "theme=dark"}, []string{"", "a"}},
	{4, "Authorization", []string{"Basic dTpw", "Bearer token"}, []string{"x"}},
	{8, "Cache-Control", []string{"no-cache", "max-age=0", "no-store", "max-age=300", "max-stale=600", "min-fresh=10", "only-if-cached"},
		[]string{"No-Cache", "max-stale", "min-fresh=5000", "max-age=5000", "no-cache, no-store", "max-age=abc", `max-age="0"`, "foo", "", "max-age=0, max-stale=600", "only-if-cached, no-cache", "min-fresh=abc", "max-stale=abc", "max-age=-1", "no-transform", "private", "must-revalidate"}},
	{4, "Pragma", []string{"no-cache"}, []string{"foo", "NO-CACHE", "no-cache, foo"}},
	{15, "X-Foo", []string{"1", "1", "2"}, []string{"", "a, b", "a,b", "A, B", " a,  b"}},
	{15, "Accept-Encoding", []string{"gzip", "gzip, deflate, br", "identity"}, []string{"br", "gzip;q=0", "deflate, gzip", "GZIP", "", "*"}},
	{10, "Accept-Language", []string{"en", "de", "en, de"}, []string{"en,de", "EN", "de;q=0.5, en", ""}},
	{6, "Origin", []string{"https://a.example", "https://b.example"}, []string{"null"}},
	{8, "User-Agent", []string{"Mozilla/5.0 (X11; Linux x86_64)", "curl/8.5.0"}, []string{""}},
	{8, "Accept", []string{"text/html", "*/*"}, []string{"text/html;q=0.9, */*", "text/html,*/*"}},
}
