package target

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// numbers is a list of so many pages, one of which cannot be read.
func numbers(n, broken int) Stream {
	return func(yield func(Target, error) bool) {
		for i := range n {
			one, err := Target{URL: fmt.Sprintf("https://x.test/%d", i), Method: "GET"}, error(nil)
			if i == broken {
				one, err = Target{}, errors.New("broken")
			}
			if !yield(one, err) {
				return
			}
		}
	}
}

// TestBeside: files follow their page, whichever page is done first, and no
// more pages than allowed are looked into.
func TestBeside(t *testing.T) {
	for _, n := range []int{1, 3} {
		var mu sync.Mutex
		under, most := 0, 0
		count := func(by int) {
			mu.Lock()
			defer mu.Unlock()
			under += by
			most = max(most, under)
		}
		files := func(page *Target) Stream {
			page.Known = page.URL
			at := page.URL
			return func(yield func(Target, error) bool) {
				count(1)
				defer count(-1)
				time.Sleep(time.Duration(len(at)*int(at[len(at)-1])%3) * time.Millisecond)
				for i := range 2 * filesAhead {
					if !yield(Target{URL: fmt.Sprint(at, "/", i)}, nil) {
						return
					}
				}
			}
		}
		var got, want []string
		for f, err := range Beside(numbers(9, 4), n, files) {
			if err == nil && strings.Count(f.URL, "/") == 3 && f.Known != f.URL {
				t.Errorf("%s lost what was added to it", f.URL)
			}
			got = append(got, fmt.Sprint(f.URL, err))
		}
		for page, err := range numbers(9, 4) {
			want = append(want, fmt.Sprint(page.URL, err))
			for i := 0; err == nil && i < 2*filesAhead; i++ {
				want = append(want, fmt.Sprintf("%s/%d<nil>", page.URL, i))
			}
		}
		if !slices.Equal(got, want) || most > n {
			t.Errorf("%d at a time, %d targets instead of %d", most, len(got), len(want))
		}
		for _, stop := range []int{0, 1, 2, filesAhead, 3 * filesAhead} {
			for range Beside(numbers(9, 4), n, files) {
				if stop--; stop < 0 {
					break
				}
			}
			if count(0); under != 0 {
				t.Errorf("%d pages are still looked into", under)
			}
		}
	}
}

// TestBesideWaits: a page is given although no file of it is known, nor the
// page after it.
func TestBesideWaits(t *testing.T) {
	first, second := make(chan bool), make(chan bool)
	pages := func(yield func(Target, error) bool) {
		if yield(Target{URL: "https://x.test/1", Method: "GET"}, nil) {
			<-second
		}
	}
	files := func(*Target) Stream { return func(func(Target, error) bool) { <-first } }
	n := 0
	for range Beside(pages, 1, files) {
		n++
		close(first)
		close(second)
	}
	if n != 1 {
		t.Errorf("%d pages", n)
	}
}

// TestSheets: a sheet that pages share is fetched once for each way of asking,
// and names what it names for each page.
func TestSheets(t *testing.T) {
	s := site{
		"https://x.test/1": "<link rel=stylesheet href=/s.css>", "https://x.test/2": "<p><link rel=stylesheet href=/s.css#again>",
		"https://y.test/3":     "<link rel=stylesheet href=https://x.test/s.css>",
		"https://x.test/s.css": "a{b:url(i.png), url(data:x), url(#top), url(https://y.test/j.png)}",
	}
	asked := map[string]int{}
	a := Assets{Sheets: &Sheets{}, Elsewhere: true, Fetch: func(ctx context.Context, t Target) (*Document, error) {
		asked[t.URL]++
		return s.fetch(ctx, t)
	}}
	for _, page := range []string{"https://x.test/1", "https://x.test/2", "https://y.test/3", "https://x.test/1"} {
		got := told(a.Of(context.Background(), Target{URL: page}))
		if len(got) != 3 || got[1] != "https://x.test/s.css:1 GET https://x.test/i.png" || got[2] != "https://x.test/s.css:1 GET https://y.test/j.png" {
			t.Errorf("%s: %q", page, got)
		}
	}
	if asked["https://x.test/s.css"] != 2 { // with credentials of x.test, and without
		t.Errorf("fetched %d times", asked["https://x.test/s.css"])
	}
	s["https://x.test/many.css"] = strings.Repeat("a{b:url(i.png)}\n", mostNames+1)
	same(t, s.assets(Assets{}, "https://x.test/many.css"), fmt.Sprintf(`
! https://x.test/many.css:%d: it names more than %d files; the rest is left out
https://x.test/many.css:1 GET https://x.test/i.png`, mostNames+1, mostNames))
}
