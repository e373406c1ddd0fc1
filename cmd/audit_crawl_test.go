package cmd

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// crawled is a loopback site that keeps account of how it is asked.
type crawled struct {
	*httptest.Server
	mu      sync.Mutex
	at      []time.Time // when each request came
	paths   []string
	under   int // way
	most    int // of under
	waiting chan struct{}
}

// crawl starts a site whose paths are answered by page; "" is a 404.
func crawl(t *testing.T, page func(s *crawled, w http.ResponseWriter, path string) string) *crawled {
	s := &crawled{waiting: make(chan struct{})}
	s.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.at, s.paths = append(s.at, time.Now()), append(s.paths, r.URL.Path)
		s.under++
		s.most = max(s.most, s.under)
		s.mu.Unlock()
		defer func() { // before the answer leaves, which is short
			s.mu.Lock()
			s.under--
			s.mu.Unlock()
		}()
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Cache-Control", "max-age=60")
		if body := page(s, w, r.URL.Path); body != "" {
			io.WriteString(w, body)
		} else {
			w.WriteHeader(404)
		}
	}))
	s.Start()
	t.Cleanup(s.Close)
	return s
}

// peak is how many requests were under way at the same time.
func (s *crawled) peak() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most
}

func (s *crawled) times(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, p := range s.paths {
		if p == path {
			n++
		}
	}
	return n
}

// shop has everything that makes an audit send requests.
func shop(s *crawled, w http.ResponseWriter, path string) string {
	switch path {
	case "/robots.txt":
		return "User-agent: *\nDisallow: /private\n"
	case "/sitemap.xml":
		var b strings.Builder
		for _, p := range []string{"/1", "/2", "/moved", "/private", "/3", "/1"} {
			fmt.Fprintf(&b, "<url><loc>http://%s%s</loc></url>", s.Listener.Addr(), p)
		}
		return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + b.String() + "</urlset>"
	case "/moved":
		w.Header().Set("Location", "/moved-again")
		w.WriteHeader(302)
	case "/moved-again":
		w.Header().Set("Location", "/2")
		w.WriteHeader(302)
	case "/main.css":
		w.Header().Set("Content-Type", "text/css")
		return "a{b:url(/bg.png)}"
	case "/flaky.png":
		if s.times(path) < 3 {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(503)
		}
	}
	return "<link rel=stylesheet href=/main.css><img src=/flaky.png><img src=" + path + ".png><img src=/private/x.png>"
}

// TestMaxRate: what goes out to one host keeps to the rate: targets, hops,
// retries, robots.txt, sitemaps, and what pages load.
func TestMaxRate(t *testing.T) {
	t.Parallel()
	s := crawl(t, shop)
	began := time.Now()
	_, errs, code := runProgram(t, "", "audit", "--policy", "none", "--assets", "-L", "--max-rate", "25", "--fail-on", "never", "--sitemap", s.URL+"/sitemap.xml")
	if code != 0 {
		t.Fatal(code, errs)
	}
	s.mu.Lock()
	at, paths := slices.Clone(s.at), slices.Clone(s.paths)
	s.mu.Unlock()
	for i, at := range at {
		// One request at once, and one more with each 40 ms; a late one lets none come sooner.
		if earliest := began.Add(time.Duration(i) * 40 * time.Millisecond); at.Before(earliest) {
			t.Errorf("request %d, %s, comes %v early", i, paths[i], earliest.Sub(at))
		}
	}
	for path, n := range map[string]int{"/robots.txt": 1, "/sitemap.xml": 1, "/1": 1, "/moved": 1, "/moved-again": 1, "/flaky.png": 3, "/main.css": 2, "/bg.png": 1, "/private": 0, "/private/x.png": 0} {
		if got := s.times(path); got != n {
			t.Errorf("%s was asked for %d times, not %d", path, got, n)
		}
	}
}

// TestAtOnce: neither discovery nor redirects go beyond --jobs and --per-host.
func TestAtOnce(t *testing.T) {
	for _, c := range []struct {
		flag, value string
		most        int
	}{{"--per-host", "1", 1}, {"--jobs", "1", 1}, {"--jobs", "3", 3}} {
		t.Run(c.flag+c.value, func(t *testing.T) {
			t.Parallel()
			s := crawl(t, func(s *crawled, w http.ResponseWriter, path string) string {
				time.Sleep(5 * time.Millisecond)
				return shop(s, w, path)
			})
			out, errs, code := runProgram(t, "", "audit", "--policy", "none", "--assets", "-L", c.flag, c.value, "--fail-on", "never", "--sitemap", s.URL+"/sitemap.xml")
			if code != 0 || s.peak() > c.most {
				t.Errorf("%d requests at once; exit code %d\n%s%s", s.peak(), code, out, errs)
			}
		})
	}
}

// TestPagesAreReadAtOnce: as many pages as there are jobs are under way at the
// same time, each is asked for once, and the order of the report stays.
func TestPagesAreReadAtOnce(t *testing.T) {
	const jobs = 4
	together := make(chan struct{})
	s := crawl(t, func(s *crawled, w http.ResponseWriter, path string) string {
		if !strings.HasPrefix(path, "/page") {
			return shop(s, w, path)
		}
		s.mu.Lock()
		if s.under == jobs {
			select {
			case <-together:
			default:
				close(together)
			}
		}
		s.mu.Unlock()
		select {
		case <-together:
		case <-time.After(20 * time.Second):
			t.Errorf("%s waits for company", path)
		}
		return "<img src=/logo.png><img src=" + path + ".png>"
	})
	var want, pages []string
	for i := range 2 * jobs {
		page := fmt.Sprint("/page", i)
		pages = append(pages, s.URL+page)
		want = append(want, page)
		if i == 0 {
			want = append(want, "/logo.png")
		}
		want = append(want, page+".png")
	}
	out, errs, code := runProgram(t, "", append([]string{"audit", "--policy", "none", "--assets", "--jobs", fmt.Sprint(jobs), "--fail-on", "never", "--format", "json"}, pages...)...)
	if code != 0 {
		t.Fatal(code, errs)
	}
	if got := audited(t, s, out); !slices.Equal(got, want) {
		t.Errorf("audited %v\nwant %v", got, want)
	}
	if s.times("/page0") != 1 || s.peak() > jobs {
		t.Errorf("%d requests at once; the first page was asked for %d times", s.peak(), s.times("/page0"))
	}
}

// audited lists the paths of a report.
func audited(t *testing.T, s *crawled, out string) (paths []string) {
	t.Helper()
	var r struct {
		Exchanges []struct {
			URL    string
			Number int `json:"target_number"`
		}
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	for i, x := range r.Exchanges {
		paths = append(paths, strings.TrimPrefix(x.URL, s.URL))
		if x.Number != i+1 {
			t.Errorf("%s is target %d, not %d", x.URL, x.Number, i+1)
		}
	}
	return paths
}

// TestOrderIsTheSame: with one job and with many, whatever answers first.
func TestOrderIsTheSame(t *testing.T) {
	t.Parallel()
	s := crawl(t, func(s *crawled, w http.ResponseWriter, path string) string {
		time.Sleep(time.Duration(len(path)*7%5) * 4 * time.Millisecond)
		if path == "/flaky.png" {
			return "png"
		}
		return shop(s, w, path)
	})
	run := func(jobs string) []string {
		out, errs, code := runProgram(t, s.URL+"/b\n"+s.URL+"/a\n"+s.URL+"/b\n", "audit", "--policy", "none", "--assets", "--jobs", jobs, "--fail-on", "never", "--format", "json", "-i", "-", "--sitemap", s.URL+"/sitemap.xml", s.URL+"/a", s.URL+"/main.css")
		if code != 0 {
			t.Fatal(code, errs)
		}
		return audited(t, s, out)
	}
	one := run("1")
	want := []string{"/a", "/main.css", "/flaky.png", "/a.png", "/bg.png", "/b", "/b.png", "/1", "/1.png", "/2", "/2.png", "/moved", "/3", "/3.png"}
	if !slices.Equal(one, want) {
		t.Errorf("one job: %v\nwant %v", one, want)
	}
	for range 3 {
		if many := run("8"); !slices.Equal(one, many) {
			t.Errorf("one job: %v\nmany: %v", one, many)
		}
	}
}

// TestResultsDoNotWait: they come while the next page hangs, and while the
// list is still being written. An interruption ends the run with what there is.
func TestResultsDoNotWait(t *testing.T) {
	t.Parallel()
	s := crawl(t, func(s *crawled, _ http.ResponseWriter, path string) string {
		if path == "/hangs" {
			<-s.waiting
		}
		return "<img src=" + path + ".png><link rel=stylesheet href=/hangs>"
	})
	t.Cleanup(func() { close(s.waiting) })
	hung := 0 // so often
	for _, flags := range []string{"--jobs 2", "--jobs 2 --assets", "--jobs 8 --assets"} {
		p := program(t, append([]string{"audit", "--policy", "none", "--no-robots", "--format", "ndjson", "-i", "-"}, strings.Fields(flags)...)...)
		in, err := p.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		lines := started(t, p)
		fmt.Fprintln(in, s.URL+"/one")
		awaitExchange(t, lines, s.URL+"/one")
		if strings.Contains(flags, "--assets") {
			awaitExchange(t, lines, s.URL+"/one.png")
		}
		fmt.Fprintln(in, s.URL+"/hangs")
		fmt.Fprintln(in, s.URL+"/two")
		for before := hung; hung == before; hung = s.times("/hangs") {
			time.Sleep(time.Millisecond)
		}
		if rest, code := interrupted(t, p, lines); code != exitInterrupted || !strings.Contains(rest, `"incomplete":true`) {
			t.Errorf("%s: exit code %d, then %s", flags, code, rest)
		}
		in.Close()
	}
}

// TestInterruptedDiscovery: whatever is waited for, an interruption ends it.
func TestInterruptedDiscovery(t *testing.T) {
	t.Parallel()
	for _, hangs := range []string{"/robots.txt", "/sitemap.xml", "/3.xml", "/page", "/s.css"} {
		t.Run(hangs, func(t *testing.T) {
			t.Parallel()
			s := crawl(t, func(s *crawled, w http.ResponseWriter, path string) string {
				at := "http://" + s.Listener.Addr().String()
				switch {
				case path == hangs:
					<-s.waiting
				case path == "/robots.txt":
					w.WriteHeader(404)
				case path == "/sitemap.xml":
					return "<sitemapindex><sitemap><loc>" + at + "/1.xml</loc></sitemap><sitemap><loc>" + at + "/2.xml</loc></sitemap><sitemap><loc>" + at + "/3.xml</loc></sitemap></sitemapindex>"
				case strings.HasSuffix(path, ".xml"):
					return "<urlset><url><loc>" + at + "/page</loc></url></urlset>"
				}
				return "<link rel=stylesheet href=/s.css>"
			})
			t.Cleanup(func() { close(s.waiting) })
			p := program(t, "audit", "--policy", "none", "--assets", "--format", "ndjson", "--sitemap", s.URL+"/sitemap.xml")
			lines := started(t, p)
			for s.times(hangs) == 0 {
				time.Sleep(time.Millisecond)
			}
			if hangs == "/3.xml" {
				awaitExchange(t, lines, s.URL+"/page") // nothing else may be under way
				awaitExchange(t, lines, s.URL+"/s.css")
			}
			if rest, code := interrupted(t, p, lines); code != exitInterrupted || !strings.Contains(rest, `"incomplete":true`) || strings.HasSuffix(hangs, ".xml") && strings.Contains(rest, `"type":"error"`) {
				t.Errorf("exit code %d, then %s", code, rest)
			}
		})
	}
}

// TestRedirectedPages: a page that redirects is asked for as it is for the
// report, and what it leads to for its files; one that leads round in circles
// ends.
func TestRedirectedPages(t *testing.T) {
	t.Parallel()
	s := crawl(t, func(_ *crawled, w http.ResponseWriter, path string) string {
		switch path {
		case "/old":
			w.Header().Set("Location", "/new")
			w.WriteHeader(301)
		case "/loop":
			w.Header().Set("Location", "/loop")
			w.WriteHeader(302)
		}
		return "<img src=/a.png>"
	})
	for _, c := range []struct {
		args     string
		code     int
		want     []string
		old, new int
	}{
		{"", 0, []string{"/old", "/a.png", "/loop", "/new"}, 2, 2},
		{"-L --max-redirs 3", exitUnfetched, nil, 1, 2},
	} {
		s.mu.Lock()
		s.paths = nil
		s.mu.Unlock()
		args := append(strings.Fields(c.args), "--no-robots", "--policy", "none", "--assets", "--fail-on", "never", "--format", "json", s.URL+"/old", s.URL+"/loop", s.URL+"/new")
		out, errs, code := runProgram(t, "", append([]string{"audit"}, args...)...)
		if code != c.code {
			t.Errorf("%s: exit code %d\n%s", c.args, code, errs)
		}
		if c.want != nil && !slices.Equal(audited(t, s, out), c.want) {
			t.Errorf("%s: audited %v", c.args, audited(t, s, out))
		}
		if s.times("/old") != c.old || s.times("/new") != c.new || c.want == nil && s.times("/loop") != 4 {
			t.Errorf("%s: /old %d times, /new %d times, /loop %d times", c.args, s.times("/old"), s.times("/new"), s.times("/loop"))
		}
	}
}

// TestManyAssets: a page that names more files than anybody loads is cut, and
// that is told.
func TestManyAssets(t *testing.T) {
	t.Parallel()
	s := crawl(t, func(_ *crawled, _ http.ResponseWriter, path string) string {
		if path != "/" {
			return "x"
		}
		var b strings.Builder
		for i := range 10_000 {
			fmt.Fprintf(&b, "<img src=/%d.png>\n", i)
		}
		return b.String()
	})
	out, errs, code := runProgram(t, "", "audit", "--policy", "none", "--assets", "--fail-on", "never", "--format", "json", s.URL+"/", s.URL+"/next")
	if got := audited(t, s, out); code != exitUnfetched || len(got) != 1002 || got[1001] != "/next" || !strings.Contains(errs, "more than 1000 files") {
		t.Errorf("exit code %d, %d exchanges, %s", code, len(got), errs)
	}
}
