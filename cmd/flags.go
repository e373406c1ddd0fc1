package cmd

import (
	"slices"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"maxage/inspect/cache"
	"maxage/inspect/curl"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// options are maxage's own flags, which every command that shows exchanges
// understands beside those of curl.
type options struct {
	outputs []output
	set     []wire.Field
	unset   []string
	caches  []*cache.Cache                     // beside the standard's
	at      func(received time.Time) time.Time // nil: at arrival
	rate    float64
	failOn  rules.Severity // "": never
	rules   chosenRules
	active  []*rules.Rule  // what rules chooses, once all flags are read
	least   rules.Severity // findings below it are left out; "": none are
	markers []string
	budget  int64         // --max-staleness, in seconds; 0: not given
	audit   *auditOptions // nil but for audit and convert
	color   string
	width   int
	ascii   bool
	brief   bool
	verbose bool
	secrets bool
}

// output is one --format.
type output struct{ format, path string } // path "" and "-" are standard output

// ownFlag is one of maxage's flags.
type ownFlag struct {
	name, value, help string // value names the argument; "" for a switch
	set               func(o *options, value string) error
}

// reportFlags say what is judged and reported.
var reportFlags = []ownFlag{
	{"format", "FORMAT[=PATH]", "text, json, html, sarif, ... to PATH or -; repeatable", (*options).addFormat},
	{"set", "'NAME: VALUE'", "judge what if it had this line in place of that field", (*options).addSet},
	{"unset", "NAME", "judge what if the response lacked this field", func(o *options, v string) error {
		o.unset = append(o.unset, v)
		return nil
	}},
	{"cache", "NAMES", "judge by these too: varnish,nginx or all; repeatable", (*options).setCache},
	{"at", "TIME", "judge as of RFC 3339, an HTTP date, or +10m later", (*options).setAt},
	{"rate", "N", "what N requests a second leave for the origin", (*options).setRate},
	{"all", "", "the rules too that are off unless asked for", func(o *options, _ string) error { o.rules.all = true; return nil }},
	{"only", "RULES", "only these rules or categories (privacy); repeatable", func(o *options, v string) error { return o.addRules(&o.rules.only, v) }},
	{"skip", "RULES", "all but these rules or categories; repeatable", func(o *options, v string) error { return o.addRules(&o.rules.skip, v) }},
	{"severity", "SEVERITY", "only findings from error, warning or info up", (*options).setSeverity},
	{"marker", "TEXT", "a text that only your account shows; repeatable", (*options).addMarker},
	{"max-staleness", "TIME", "how old what users see may be: 300, 5m, 1d", (*options).setMaxStaleness},
	{"fail-on", "SEVERITY", "exit 1 on findings from error, warning or info up", (*options).setFailOn},
	{"brief", "", "only verdict, findings, and what --set and --rate ask", func(o *options, _ string) error { o.brief = true; return nil }},
	{"show-secrets", "", "do not redact credentials, cookies and tokens", func(o *options, _ string) error { o.secrets = true; return nil }},
}

// lookFlags say how text looks.
var lookFlags = []ownFlag{
	{"color", "WHEN", "auto, always or never", (*options).setColor},
	{"width", "COLUMNS", "wrap text to this width", (*options).setWidth},
	{"ascii", "", "no characters beyond ASCII", func(o *options, _ string) error { o.ascii = true; return nil }},
}

var ownFlags = slices.Concat(reportFlags, lookFlags)

// letters are the short forms of flags of ours.
var letters = map[string]byte{"input": 'i'}

// curlFlags tells the curl parser which flags are ours.
func curlFlags(flags []ownFlag) []curl.Own {
	own := make([]curl.Own, len(flags))
	for i, f := range flags {
		own[i] = curl.Own{Name: f.name, Short: letters[f.name], Value: f.value != "", Override: true}
	}
	return own
}

// register adds all flags to a command that cobra parses.
func (o *options) register(fs *pflag.FlagSet) {
	o.add(fs, ownFlags)
	fs.BoolVarP(&o.verbose, "verbose", "v", false, "every header's meaning, all reasons, connection, timing")
}

func (o *options) add(fs *pflag.FlagSet, flags []ownFlag) {
	fs.SortFlags = false
	for i := range flags {
		f := &flags[i]
		flag := fs.VarPF(&flagValue{o, f}, f.name, "", f.help)
		if f.value == "" {
			flag.NoOptDefVal = "true"
		}
	}
}

// take applies the flags that the curl parser found.
func (o *options) take(flags []ownFlag, found []curl.Extra) error {
	for _, x := range found {
		for i := range flags {
			f := &flags[i]
			if f.name != x.Name {
				continue
			}
			if x.Off {
				return usagef("", "--no-%s does not exist", x.Name)
			}
			if err := f.set(o, x.Value); err != nil {
				return usagef(hintOf(err), "--%s: %w", f.name, err)
			}
		}
	}
	return nil
}

// flagValue lets cobra set an ownFlag.
type flagValue struct {
	o *options
	f *ownFlag
}

func (v *flagValue) String() string { return "" }

func (v *flagValue) Set(s string) error {
	if v.f.value == "" {
		if on, err := strconv.ParseBool(s); err != nil || !on {
			return err
		}
	}
	return v.f.set(v.o, s)
}

func (v *flagValue) Type() string {
	if v.f.value == "" {
		return "bool" // which pflag lists without a value
	}
	return v.f.value
}

func (o output) stdout() bool { return o.path == "" || o.path == "-" }
