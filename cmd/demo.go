package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"maxage/inspect/curl"
	"maxage/inspect/fetch"
	"maxage/report"
)

func (a *app) demoCommand() *cobra.Command {
	var o options
	var serve bool
	c := &cobra.Command{
		Use:   "demo",
		Short: "Start a small site with good and bad pages, and explain it",
		Long: `Start a small site on a free port of 127.0.0.1, fetch its pages and explain
them: the first in full, of the others the verdict and the findings. It ends by
itself, needs no network, and leaves nothing behind.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if serve {
				return a.serveDemo()
			}
			return a.demo(&o)
		},
	}
	o.register(c.Flags())
	c.Flags().BoolVar(&serve, "serve", false, "keep the site running, to try maxage and other tools on it")
	return c
}

func (a *app) demo(o *options) error {
	pages := demoPages()
	site, err := startOrigin(pages, "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer site.close()
	r, err := a.open(o, a.stdout)
	if err != nil {
		return err
	}
	client := &fetch.Client{}
	defer client.Close()
	for i, p := range pages {
		t := curl.Transfer{Request: fetch.Request{URL: site.url(p.path), UserAgent: userAgent()}}
		got := client.Do(a.ctx, &t.Request)
		if got.Err != nil {
			r.failure(report.Failure{URL: t.Request.URL, Code: got.Err.Code, Message: got.Err.Message})
			a.fail(got.Err.Code, got.Err.Message, got.Err.Hint)
			break
		}
		r.title(fmt.Sprintf("%d of %d  %s", i+1, len(pages), p.shows), i > 0)
		for _, x := range got.Exchanges {
			w, _ := o.write(x, a.repeat(&t, o), nil)
			r.exchange(&w)
		}
	}
	return r.close()
}

func (a *app) serveDemo() error {
	site, err := startOrigin(demoPages(), "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer site.close()
	for _, p := range site.pages {
		fmt.Fprintf(a.stdout, "%s\n    %s\n", site.url(p.path), p.shows)
	}
	fmt.Fprintln(a.stderr, "Serving until interrupted. Try: maxage", site.url("/login"))
	<-a.ctx.Done()
	return nil
}
