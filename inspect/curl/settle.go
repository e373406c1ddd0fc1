package curl

import (
	"maxage/inspect/fetch"
	"strings"
)

// finish turns an operation into transfers once all its options are known.
func (p *parser) finish(o *operation) error {
	if o.nextURL == 0 && !p.env.URLless {
		e := usage("no URL given")
		e.Hint, e.Err = "name one, as in maxage https://example.com/", ErrNoURL
		return e
	}
	if err := o.pickMethod(); err != nil {
		return err
	}
	o.settleHeaders()
	if err := p.settleBody(o); err != nil {
		return err
	}
	if err := p.readNetrc(o); err != nil {
		return err
	}
	if extra := max(o.nextOut, o.nextUpload) - o.nextURL; extra > 0 {
		p.warn("there are %d more -o, -O or -T options than URLs", extra)
	}
	for i := range o.nextURL {
		n := o.nodes.at(i)
		if p.count += n.transfers(o.globOff); p.count > MaxTransfers {
			e := usage("there are more than %d transfers", MaxTransfers)
			e.Hint = "use a smaller range in " + n.url
			return e
		}
	}
	return nil
}

// pickMethod rejects options that ask for different kinds of request. A HEAD
// asked for with -X is the same as -I: waiting for its body would never end.
func (o *operation) pickMethod() error {
	r := &o.t.Request
	if r.Method == "HEAD" {
		r.Method, r.Head = "", true
	}
	m := methodPost
	if o.get {
		if m = methodGet; o.method == methodHead {
			m = methodHead
		}
	}
	if o.hasData {
		if err := o.choose(m); err != nil {
			return err
		}
	}
	for i := range o.nodes.length {
		n := o.nodes.at(i)
		if n.upload != "" {
			return o.choose(methodPut)
		}
	}
	return nil
}

// settleHeaders adds the fields that other options than -H stand for.
func (o *operation) settleHeaders() {
	r := &o.t.Request
	if o.etagCompare != nil {
		r.Header = append(r.Header, fetch.Header{Name: "If-None-Match", Value: *o.etagCompare})
	}
	if o.json {
		for _, name := range []string{"Content-Type", "Accept"} {
			if findHeader(r.Header, name) < 0 {
				r.Header = append(r.Header, fetch.Header{Name: name, Value: "application/json"})
			}
		}
	}
	r.Cookie = strings.Join(o.cookies, ";")
	if o.keyPassword != "" && r.Cert != "" && !strings.Contains(r.Cert, ":") {
		r.Cert += ":" + o.keyPassword
	}
}

// settleBody makes the payload of -d or -F, or moves the data to the query.
func (p *parser) settleBody(o *operation) error {
	r := &o.t.Request
	switch {
	case o.form != nil:
		return o.form.body(p, r, o.escape)
	case !o.hasData:
	case o.get:
		o.query = append([]string{string(o.data)}, o.query...)
	default:
		r.Body = &fetch.Payload{Data: o.data}
		if findHeader(r.Header, "Content-Type") < 0 {
			r.Body.ContentType = "application/x-www-form-urlencoded"
		}
	}
	return nil
}

func findHeader(list []fetch.Header, name string) int {
	for i := range list {
		if strings.EqualFold(list[i].Name, name) {
			return i
		}
	}
	return -1
}
