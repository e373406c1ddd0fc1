//go:build unix

package live

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"testing"
	"time"

	"maxage/inspect/wire"
)

var chromiumVersion = regexp.MustCompile(`Chromium ([0-9.]+)`)

// browser is a page in headless Chromium, on the origin, from which requests
// are sent with fetch().
type browser struct {
	*devtools
	session string
}

// atOnce: Chromium opens six connections to a host.
func (*browser) atOnce() int { return 6 }

// browse starts Chromium with an empty profile and opens a page of the origin.
func browse(t testing.TB, o *origin) (*process, *browser) {
	t.Helper()
	dir := ownFolder(t)
	toBrowser, fromUs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromBrowser, toUs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(find("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
		"--remote-debugging-pipe", "--user-data-dir="+dir, "--no-proxy-server", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
	cmd.ExtraFiles = []*os.File{toBrowser, toUs} // its descriptors 3 and 4
	child, err := start(t, cmd, dir)
	if err != nil {
		t.Fatal(err)
	}
	toBrowser.Close()
	toUs.Close()
	b := &browser{devtools: newDevtools(fromUs, fromBrowser)}
	if err := b.open(fmt.Sprintf("http://127.0.0.1:%d/warm/0", o.port())); err != nil {
		t.Fatalf("chromium: %v\n%s", err, child.said())
	}
	return child, b
}

// open makes a page and waits until it is at the address.
func (b *browser) open(url string) error {
	var made struct{ TargetID, SessionID string }
	if err := b.call("", "Target.createTarget", map[string]any{"url": url}, &made); err != nil {
		return err
	}
	if err := b.call("", "Target.attachToTarget", map[string]any{"targetId": made.TargetID, "flatten": true}, &made); err != nil {
		return err
	}
	b.session = made.SessionID
	for range 100 {
		if at, err := b.evaluate(`document.readyState + " " + location.href`); err == nil && at == "complete "+url {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return errors.New("the page did not load in 10 s")
}

// evaluate runs a script in the page and returns the string it resolves to.
func (b *browser) evaluate(script string) (string, error) {
	var got struct {
		Result           struct{ Value any }
		ExceptionDetails json.RawMessage
	}
	err := b.call(b.session, "Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true}, &got)
	if err == nil && got.ExceptionDetails != nil {
		err = errors.New(string(got.ExceptionDetails))
	}
	text, _ := got.Result.Value.(string)
	return text, err
}

// asks sends a request without the page's cookies, which would come and go
// with Set-Cookie.
const asks = `(async ({path, method, fields}) => {
	const now = () => performance.timeOrigin + performance.now();
	const headers = new Headers();
	for (const {Name, Value} of fields || []) headers.append(Name, Value);
	const sent = now();
	const r = await fetch(path, {method, headers, redirect: "manual", credentials: "omit", signal: AbortSignal.timeout(15000)});
	const got = now();
	return JSON.stringify({sent, got, status: r.status, hidden: r.type == "opaqueredirect", field: r.headers.get("X-Answer") || "", body: await r.text()});
})(%s)`

func (b *browser) ask(path string, st *step) (r reply) {
	what, err := json.Marshal(map[string]any{"path": path, "method": st.method, "fields": st.request})
	if err != nil {
		return reply{err: err}
	}
	r.sent = time.Now()
	text, err := b.evaluate(fmt.Sprintf(asks, what))
	if err != nil {
		r.err = err
		return r
	}
	var got struct {
		Sent, Got   float64 // milliseconds
		Status      int
		Hidden      bool
		Field, Body string
	}
	r.err = json.Unmarshal([]byte(text), &got)
	r.sent, r.got = time.UnixMicro(int64(1000*got.Sent)), time.UnixMicro(int64(1000*got.Got))
	r.status, r.hidden, r.number = got.Status, got.Hidden, number(got.Body, got.Field)
	return r
}

// fromPage leaves out what a page cannot send, and 401, for which a browser
// asks its user.
func fromPage(all []*sequence) []*sequence {
	out := make([]*sequence, len(all))
	for i := range all {
		out[i] = all[i].clone()
		for j := range out[i].steps {
			st := &out[i].steps[j]
			if st.status == 401 {
				st.status = 403
			}
			st.request = slices.DeleteFunc(st.request, func(f wire.Field) bool {
				return slices.Contains([]string{"Cookie", "Accept-Encoding", "Origin", "User-Agent"}, f.Name)
			})
		}
	}
	return out
}
