package replay

// labDifferences are the cases of the lab in which the prediction is known to
// differ, and why it is left so.
var labDifferences = map[string]map[string]string{
	"varnish": {
		"vary.long-127": "a name of 127 bytes ends the worker of 7.1 by a failed assertion, which is a fault of that version",
	},
	"squid": {
		"surrogate.max-age-60semicachelab.cc-max-age-60": "the directive is addressed to the host name that the lab gave to its Squid; stock Squid has another",
		"surrogate.max-age-60semicachelab.cc-no-store":   "the same",
		"surrogate.max-age-60semicachelab.cc-private":    "the same",
	},
	"trafficserver": {
		"cc-form.max-age-1e3": "a lifetime of 1 s, asked for after 1.2 s: whole seconds make it the one or the other",
	},
	"httpd": {
		"coalesce.max-age-60": "eight writers of one file: which of them stays is chance",
	},
	"chromium": {
		"date.now-58.max-age-60": "Date lost up to a second when it was written, so the 60 s are just over",
		"set-cookie.vary-cookie": "the browser sends the cookie that it was given; the recorded requests do not show it",
	},
}
