package cmd

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/spf13/cobra"
)

// release is the version that is being worked towards; a build from a tagged
// module knows better.
const release = "0.1.0"

var version = sync.OnceValue(func() string {
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") && !strings.Contains(info.Main.Version, "-") {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return release
})

var userAgent = sync.OnceValue(func() string { return "maxage/" + version() })

func (a *app) versionCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Show the version and what is built in",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return a.printVersion(asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}

func (a *app) printVersion(asJSON bool) error {
	revision, modified := "", false
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				modified = s.Value == "true"
			}
		}
	}
	if asJSON {
		return json.NewEncoder(a.stdout).Encode(map[string]any{
			"name": "maxage", "version": version(), "revision": revision, "modified": modified,
			"go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH,
		})
	}
	_, err := fmt.Fprintf(a.stdout, "maxage %s (%s/%s) %s\nProtocols: http https\nFeatures: HTTP2 TLS brotli gzip zstd IPv6 UnixSockets\n",
		version(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	return err
}
