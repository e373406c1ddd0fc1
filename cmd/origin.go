package cmd

import (
	"bufio"
	"embed"
	"fmt"
	"net"
	"net/http"
	"regexp"
	"strings"
	"time"
)

//go:embed demo/*.http
var demoFiles embed.FS

// page is one page of the demo's origin: its path, what it shows, and the
// response as it goes out.
type page struct{ path, shows, head, body string }

// demoPages reads the embedded pages in the order of their file names.
func demoPages() []page {
	entries, err := demoFiles.ReadDir("demo")
	if err != nil {
		panic(err) // embedded: cannot fail
	}
	var pages []page
	for _, e := range entries {
		data, err := demoFiles.ReadFile("demo/" + e.Name())
		if err != nil {
			panic(err)
		}
		path, rest, _ := strings.Cut(string(data), "\n")
		shows, rest, _ := strings.Cut(rest, "\n")
		head, body, _ := strings.Cut(rest, "\n\n")
		pages = append(pages, page{path, shows, head, body})
	}
	return pages
}

// moments are written {now}, {now+300s} or {now-10d}.
var moments = regexp.MustCompile(`\{now([+-]\d+[sd])?\}`)

// bytes renders the page for a request made now.
func (p *page) bytes(now time.Time, method string) []byte {
	head := moments.ReplaceAllStringFunc(p.head, func(m string) string {
		var n time.Duration
		if offset := strings.Trim(m, "{now}"); strings.HasSuffix(offset, "d") {
			fmt.Sscanf(offset, "%dd", &n)
			n *= 24 * time.Hour
		} else if offset != "" {
			fmt.Sscanf(offset, "%ds", &n)
			n *= time.Second
		}
		return now.Add(n).UTC().Format(http.TimeFormat)
	})
	head = strings.ReplaceAll(head, "\n", "\r\n")
	out := fmt.Sprintf("%s\r\nContent-Length: %d\r\n\r\n", head, len(p.body))
	if method != http.MethodHead {
		out += p.body
	}
	return []byte(out)
}

// origin serves pages over loopback, byte for byte as they are written down.
type origin struct {
	pages    []page
	listener net.Listener
}

func startOrigin(pages []page, address string) (*origin, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	o := &origin{pages, l}
	go o.accept()
	return o, nil
}

func (o *origin) url(path string) string { return "http://" + o.listener.Addr().String() + path }

func (o *origin) close() { o.listener.Close() }

func (o *origin) accept() {
	for {
		c, err := o.listener.Accept()
		if err != nil {
			return
		}
		go o.serve(c)
	}
}

func (o *origin) serve(c net.Conn) {
	defer c.Close()
	for r := bufio.NewReader(c); ; {
		c.SetDeadline(time.Now().Add(time.Minute))
		req, err := http.ReadRequest(r)
		if err != nil {
			return
		}
		req.Body.Close()
		if _, err := c.Write(o.page(req.URL.Path).bytes(time.Now(), req.Method)); err != nil {
			return
		}
	}
}

func (o *origin) page(path string) *page {
	for i := range o.pages {
		if o.pages[i].path == path {
			return &o.pages[i]
		}
	}
	return &page{head: "HTTP/1.1 404 Not Found\nDate: {now}\nContent-Type: text/plain\nCache-Control: no-store", body: "no such page\n"}
}
