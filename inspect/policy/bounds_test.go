package policy

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// TestHostile: files that a parser would take long over are turned away.
func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"brackets": strings.Repeat("[", 1<<19),
		"braces":   "a: " + strings.Repeat("{a: ", 1<<17),
		"dashes":   strings.Repeat("- ", 1<<18),
		"anchors":  strings.Repeat("&a ", 1<<18),
		"tags":     strings.Repeat("! ", 1<<18),
		"large":    strings.Repeat("#", 1<<20+1),
		"binary":   "version: \xff",
		"quotes":   strings.Repeat("'", 1<<18),
		"control":  "version: \x1b[2J",
		"nothing":  "",
	} {
		files := []txtar.File{{Name: "maxage.yaml", Data: []byte(text)}}
		start := time.Now()
		_, err := Read("maxage.yaml", archive(files))
		all, ok := err.(Errors)
		if !ok || time.Since(start) > 5*time.Second {
			t.Errorf("%s: %v after %s", name, err, time.Since(start))
			continue
		}
		checkPlaces(t, all, files)
		if strings.ContainsRune(err.Error(), 0x1b) {
			t.Errorf("%s: the cursor is moved", name)
		}
	}
}
