package field

import (
	"regexp"
	"testing"
)

// readers are those who look at a field: every explanation names one, or says
// that there is none.
var readers = regexp.MustCompile(`(?i)\b(browsers?|caches?|clients?|servers?|prox(y|ies)|CDNs?|origin|applications?|frameworks?|receivers?|intermediar(y|ies)|programs?|people|statistics|search engines|blogs|sites|nobody|whoever|anybody|support|developer tools|crawlers|readers|nginx|httpd|Akamai|Vercel|Netlify|Chromium|Internet Explorer|Next\.js)\b`)

func TestInfoSaysWhoReads(t *testing.T) {
	say := func(info *Info) {
		if info.Doc == "" {
			t.Errorf("%s: nothing says who reads it and what for", info.Name)
		} else if !readers.MatchString(info.Doc) {
			t.Errorf("%s: who reads it? %s", info.Name, info.Doc)
		}
	}
	for _, f := range Fields() {
		say(&f)
	}
	for _, d := range DirectiveTable {
		info := d.Info
		info.Doc += " " + d.Request
		say(&info)
	}
}
