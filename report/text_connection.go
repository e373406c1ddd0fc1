package report

import (
	"fmt"
	"strings"
)

// connection says over what it travelled, and how long each step took.
func (v *view) connection() {
	c, t := v.x.Connection, v.x.Timing
	if c == nil && t == nil {
		return
	}
	v.heading("Connection", "")
	if c != nil && c.Remote != "" {
		reused := ""
		if c.Reused {
			reused = ", opened by an earlier request"
		}
		v.row("remote", c.Remote+reused)
	}
	if c != nil && c.TLS != nil {
		v.tls(c.TLS)
	}
	if t != nil {
		v.row("timing", t.steps())
	}
}

func (v *view) tls(t *TLS) {
	v.row("tls", strings.Trim(t.Version+", "+t.Cipher, ", "))
	v.row("alpn", t.ALPN)
	v.row("certificate", t.Subject)
	v.row("issued by", t.Issuer)
	v.row("valid until", t.NotAfter)
	if !t.Verified && v.x.Source == "live" {
		v.row("", "the certificate was not verified")
	}
}

// row prints a label and a text, if there is one.
func (v *view) row(label, text string) {
	if text == "" {
		return
	}
	v.add(inkPlain, "  ").add(inkStrong, label)
	v.pad(15)
	v.paragraph(inkPlain, 15, text)
}

// steps tells the moments that were measured, counted from the start.
func (t *Timing) steps() string {
	var parts []string
	for _, s := range []struct {
		name string
		ms   float64
	}{{"name resolved", t.DNS}, {"connected", t.Connect}, {"TLS ready", t.TLS}, {"first byte", t.TTFB}, {"complete", t.Total}} {
		if s.ms > 0 {
			parts = append(parts, s.name+" "+milliseconds(s.ms))
		}
	}
	return strings.Join(parts, ", ")
}

func milliseconds(ms float64) string {
	switch {
	case ms >= 10000:
		return fmt.Sprintf("%.1f s", ms/1000)
	case ms >= 10:
		return fmt.Sprintf("%.0f ms", ms)
	}
	return fmt.Sprintf("%.2g ms", ms)
}
