package replay

// labDifferences are the cases of the lab in which the prediction is known to
// differ, and why it is left so.
var labDifferences = map[string]map[string]string{
	"varnish": {
		"vary.long-127": "a name of 127 bytes ends the worker of 7.1 by a failed assertion, which is a fault of that version",
	},
}
