//go:build unix

package report

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// chromium is a page in headless Chromium, driven over the debugging pipe:
// JSON messages, each ended by a zero byte.
type chromium struct {
	t       testing.TB
	to      *os.File
	from    *bufio.Reader
	last    int
	session string
	events  []chromiumMessage
}

type chromiumMessage struct {
	ID      int             `json:"id,omitempty"`
	Session string          `json:"sessionId,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

// startChromium starts Chromium with an empty profile and an empty page. Where
// there is none the test is skipped, or fails with MAXAGE_LIVE set.
func startChromium(t testing.TB) *chromium {
	t.Helper()
	path, err := exec.LookPath("chromium")
	switch {
	case err != nil && os.Getenv("MAXAGE_LIVE") != "":
		t.Fatal(err)
	case err != nil:
		t.Skip("no chromium")
	}
	dir, err := os.MkdirTemp("", "maxage-chromium-")
	if err != nil {
		t.Fatal(err)
	}
	fromUs, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, toUs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--hide-scrollbars",
		"--remote-debugging-pipe", "--user-data-dir="+dir, "--no-proxy-server", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND")
	cmd.ExtraFiles = []*os.File{fromUs, toUs} // its descriptors 3 and 4
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Env = append(os.Environ(), "HOME="+dir, "TMPDIR="+dir)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	fromUs.Close()
	toUs.Close()
	t.Cleanup(func() {
		to.Close() // the browser ends with its pipe
		done := make(chan struct{})
		go func() { cmd.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(4 * time.Second):
		}
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		<-done
		from.Close()
		os.RemoveAll(dir)
	})
	from.SetReadDeadline(time.Now().Add(2 * time.Minute))
	c := &chromium{t: t, to: to, from: bufio.NewReader(from)}
	var made struct{ TargetID, SessionID string }
	c.call("Target.createTarget", map[string]any{"url": "about:blank"}, &made)
	c.call("Target.attachToTarget", map[string]any{"targetId": made.TargetID, "flatten": true}, &made)
	c.session = made.SessionID
	for _, domain := range []string{"Page", "Runtime", "Network", "Log"} {
		c.call(domain+".enable", map[string]any{}, nil)
	}
	return c
}

// call calls a method and decodes what it returns. Events that come meanwhile
// are kept.
func (c *chromium) call(method string, params, result any) {
	c.t.Helper()
	c.last++
	text, err := json.Marshal(map[string]any{"id": c.last, "sessionId": c.session, "method": method, "params": params})
	if c.session == "" {
		text, err = json.Marshal(map[string]any{"id": c.last, "method": method, "params": params})
	}
	if err == nil {
		_, err = c.to.Write(append(text, 0))
	}
	if err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
	for {
		m := c.read()
		if m.ID != c.last {
			continue
		}
		if m.Error != nil {
			c.t.Fatalf("%s: %s", method, m.Error)
		}
		if result != nil {
			if err := json.Unmarshal(m.Result, result); err != nil {
				c.t.Fatalf("%s: %v", method, err)
			}
		}
		return
	}
}

func (c *chromium) read() (m chromiumMessage) {
	c.t.Helper()
	text, err := c.from.ReadBytes(0)
	if err == nil {
		err = json.Unmarshal(text[:len(text)-1], &m)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	if m.ID == 0 {
		c.events = append(c.events, m)
	}
	return m
}

// open loads a page and waits for it.
func (c *chromium) open(url string) {
	c.t.Helper()
	c.call("Page.navigate", map[string]any{"url": url}, nil)
	for range 100 {
		if c.eval(`document.readyState + location.href`) == "complete"+url {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	c.t.Fatalf("%s did not load", url)
}

// eval runs a script in the page and returns what it comes to.
func (c *chromium) eval(script string) any {
	c.t.Helper()
	var got struct {
		Result           struct{ Value any }
		ExceptionDetails json.RawMessage
	}
	c.call("Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true}, &got)
	if got.ExceptionDetails != nil {
		c.t.Fatal(errors.New(string(got.ExceptionDetails)))
	}
	return got.Result.Value
}

// screen sets the width, the height and the colour scheme.
func (c *chromium) screen(width, height int, scheme string) {
	c.t.Helper()
	c.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
	c.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
}

// print shows the page as on paper of a width that fits.
func (c *chromium) print(name string) {
	c.t.Helper()
	c.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": 720, "height": 1000, "deviceScaleFactor": 1, "mobile": false}, nil)
	c.call("Emulation.setEmulatedMedia", map[string]any{"media": "print", "features": []map[string]string{{"name": "prefers-color-scheme", "value": "light"}}}, nil)
	c.eval(`document.querySelector("#results").scrollIntoView()`)
	c.shoot(name)
}

// shoot writes a picture of the screen into the folder MAXAGE_PAGES, if any.
func (c *chromium) shoot(name string) {
	c.t.Helper()
	dir := os.Getenv("MAXAGE_PAGES")
	if dir == "" {
		return
	}
	var shot struct{ Data string }
	c.call("Page.captureScreenshot", map[string]any{"format": "png"}, &shot)
	data, err := base64.StdEncoding.DecodeString(shot.Data)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), data, 0o644)
	}
	if err != nil {
		c.t.Error(err)
	}
}

// complaints are console messages, exceptions, and requests for anything but
// the page.
func (c *chromium) complaints(page string) (all []string) {
	for _, m := range c.events {
		switch m.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
			all = append(all, m.Method+": "+string(m.Params))
		case "Network.requestWillBeSent":
			if !strings.Contains(string(m.Params), `"url":"`+page+`"`) {
				all = append(all, m.Method+": "+string(m.Params))
			}
		}
	}
	return all
}
