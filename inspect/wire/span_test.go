package wire

import "testing"

func exchange() *Exchange {
	return &Exchange{
		Request:  Message{Start: "GET / HTTP/1.1", Fields: []Field{{"Host", "a.test"}}},
		Response: Message{Start: "HTTP/1.1 200 OK", Fields: []Field{{"Vary", "Accept"}, {"vary", "Cookie"}, {"Age", ""}}},
	}
}

// Spans come from recordings too, so none may reach outside what it points at.
func TestText(t *testing.T) {
	x := exchange()
	for _, c := range []struct {
		span Span
		want string
	}{
		{Span{Request, 0, 0, 6}, "a.test"},
		{Span{Request, 0, 2, 6}, "test"},
		{Span{Request, StartLine, 0, 3}, "GET"},
		{Span{Response, StartLine, 9, 12}, "200"},
		{Span{Response, 1, 0, 6}, "Cookie"},
		{Span{Response, 2, 0, 0}, ""},
		{Span{Response, 0, 0, 7}, ""},
		{Span{Response, 0, -1, 3}, ""},
		{Span{Response, 0, 4, 2}, ""},
		{Span{Response, 3, 0, 1}, ""},
		{Span{Response, -2, 0, 1}, ""},
	} {
		if got := x.Text(c.span); got != c.want {
			t.Errorf("%+v: %q, want %q", c.span, got, c.want)
		}
	}
}

func TestGet(t *testing.T) {
	m := &exchange().Response
	for name, want := range map[string]int{"VARY": 0, "age": 2, "Expires": -1, "": -1} {
		if got := m.Index(name); got != want {
			t.Errorf("%s: line %d, want %d", name, got, want)
		}
		value, ok := m.Get(name)
		if ok != (want >= 0) || ok && value != m.Fields[want].Value {
			t.Errorf("%s: %q, %v", name, value, ok)
		}
	}
	if x := exchange(); x.Text(m.Line(Response, 1)) != "Cookie" || x.Message(Request).Start != "GET / HTTP/1.1" {
		t.Error("a whole line or the other half is not found")
	}
	if Request.String() != "request" || Response.String() != "response" {
		t.Error("the words of the JSON contract changed")
	}
}
