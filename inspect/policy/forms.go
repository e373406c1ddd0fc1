package policy

import (
	"github.com/google/jsonschema-go/jsonschema"
)

// What values look like to an editor.

// keysForm is a mapping with the keys of a table and no others.
func keysForm[T any](keys []key[T]) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: nothing()}
	for _, k := range keys {
		form := *k.form
		form.Description = k.doc
		s.Properties[k.name] = &form
		s.PropertyOrder = append(s.PropertyOrder, k.name)
	}
	return s
}

func nothing() *jsonschema.Schema { return &jsonschema.Schema{Not: &jsonschema.Schema{}} }

func constant(v any) *jsonschema.Schema { return &jsonschema.Schema{Const: &v} }

func text() *jsonschema.Schema { return &jsonschema.Schema{Types: []string{"string", "number"}} }

func texts(pattern string) *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"string", "number"}, Pattern: pattern}
}

func boolean() *jsonschema.Schema { return &jsonschema.Schema{Type: "boolean"} }

func number(least, most float64) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "integer", Minimum: &least, Maximum: &most}
}

func words(all ...string) *jsonschema.Schema {
	s := &jsonschema.Schema{}
	for _, w := range all {
		s.Enum = append(s.Enum, w)
	}
	return s
}

func anyOf(forms ...*jsonschema.Schema) *jsonschema.Schema { return &jsonschema.Schema{AnyOf: forms} }

func list(of *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "array", Items: of}
}

// textOrList is a text or some; an editor offers the words.
func textOrList(offered ...string) *jsonschema.Schema {
	one := func() *jsonschema.Schema {
		if len(offered) > 0 {
			return anyOf(words(offered...), text())
		}
		return text()
	}
	least := 1
	many := list(one())
	many.MinItems = &least
	return anyOf(one(), many)
}

const durationPattern = `([0-9.]+(ns|us|µs|ms|s|m|h|d|w|y))+|[0-9.]+`

func duration() *jsonschema.Schema { return texts(`^(<= *)?(` + durationPattern + `)$`) }

// bounds are words or a time with its bounds.
func bounds(offered ...string) *jsonschema.Schema {
	d := `(` + durationPattern + `)`
	return anyOf(words(append(offered, unwanted)...), texts(`^([<>]= *)?`+d+`$|^`+d+` *\.\. *`+d+`$`))
}

func statusForm() *jsonschema.Schema {
	one := func() *jsonschema.Schema { return anyOf(number(100, 599), texts(`^[1-5](xx|[0-9]{2})$`)) }
	return anyOf(one(), list(one()))
}

func mapForm(of *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", AdditionalProperties: of}
}

func requestForm() *jsonschema.Schema {
	return keysForm([]key[int]{{"headers", "header lines", mapForm(text()), nil}, {"cookie", "the Cookie header", text(), nil}})
}

func varyForm() *jsonschema.Schema { return anyOf(textOrList(never), keysForm(varyKeys)) }

// expectForm has the caches as they come; those with settings are let through.
func expectForm() *jsonschema.Schema {
	s := keysForm(expectKeys)
	for name, form := range s.Properties {
		s.Properties[name] = anyOf(words(unwanted), form)
		s.Properties[name].Description = form.Description
	}
	s.Properties["headers"] = mapForm(text())
	s.Properties["headers"].Description = "header fields: present, absent, a value, or re: and a regular expression"
	for _, name := range cacheNames() {
		s.Properties[name] = bounds(never, revalidate, stored)
		s.Properties[name].Description = "how long this cache may use it without asking: 5m, >= 1h, <= 10s, 1m..10m"
		s.Properties[forErrors+name] = bounds(never, revalidate, stored)
		s.Properties[forErrors+name].Description = "the same for answers with a status from 400 up"
	}
	s.PropertyOrder = nil
	s.PatternProperties = map[string]*jsonschema.Schema{"^[a-z-]+:": bounds(never, revalidate, stored)}
	return s
}

func checksForm() *jsonschema.Schema {
	s := mapForm(words(append([]string{"off"}, severityWords...)...))
	s.PropertyNames = words(checkNames()...)
	return s
}

func outputsForm() *jsonschema.Schema {
	s := mapForm(anyOf(&jsonschema.Schema{Type: "null"}, keysForm(outputKeys)))
	s.PropertyNames = words(Formats...)
	return s
}
