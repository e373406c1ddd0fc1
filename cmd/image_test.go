package cmd

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestImage makes the tree of the image as the Dockerfile does, and runs the
// program with nothing else around it, as its user.
func TestImage(t *testing.T) {
	chroot, err := exec.LookPath("chroot")
	if testing.Short() || err != nil || os.Getuid() != 0 {
		t.Skip("only root can look at an image from the inside")
	}
	if _, err := os.Stat("/etc/ssl/certs/ca-certificates.crt"); err != nil {
		t.Skip("there are no certificates to put into an image")
	}
	text, err := os.ReadFile("../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	file := strings.ReplaceAll(string(text), "\\\n", "")
	build := regexp.MustCompile(`(?m)^RUN (.* go build .*)$`).FindStringSubmatch(file)
	user := regexp.MustCompile(`(?m)^USER (\d+:\d+)$`).FindStringSubmatch(file)
	entry := regexp.MustCompile(`(?m)^ENTRYPOINT \["(.*)"\]$`).FindStringSubmatch(file)
	if build == nil || user == nil || user[1] == "0:0" || entry == nil {
		t.Fatalf("the Dockerfile lacks a build, a user or an entry point:\n%s", text)
	}
	image, err := os.MkdirTemp("", "maxage-image") // t.TempDir is root's alone
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(image) })
	os.Chmod(image, 0o755)
	c := exec.Command("sh", "-c", strings.ReplaceAll(build[1], "/image", image))
	c.Dir = ".."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := startSite(stalling, false, false)
	t.Cleanup(s.close)
	run := func(want string, args ...string) {
		out, err := exec.Command(chroot, append([]string{"--userspec=" + user[1], image, entry[1]}, args...)...).CombinedOutput()
		if err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%v: %v\n%.500s", args, err, out)
		}
	}
	run("maxage ", "version")
	run(`"exchanges": 1,`, "audit", "--policy", "none", "--format", "json", s.url+"/fast")
	run("1 URL of", "audit", "--policy", "none", "--format", "text", "--format", "json=/tmp/r.json", s.url+"/fast")
	run("/fast,GET,200", "convert", "/tmp/r.json", "--format", "csv")
	if left, _ := filepath.Glob(filepath.Join(image, "tmp", "*")); len(left) != 1 {
		t.Errorf("left in /tmp: %q", left)
	}
}
