package report

func (e *encoder) verdicts(vs Verdicts) {
	e.key("verdicts")
	e.open('{')
	for i := range vs {
		e.next()
		e.b = appendText(e.b, vs[i].Cache)
		e.b = append(e.b, ':', '{')
		e.verdict(&vs[i].Verdict)
		e.close('}')
	}
	e.close('}')
}

func (e *encoder) verdict(v *Verdict) {
	e.flag("store", v.Store)
	e.text("reuse", v.Reuse)
	e.number("lifetime_s", v.Lifetime)
	e.text("source", v.Source)
	e.number("age_s", v.Age)
	e.number("left_s", v.Left)
	e.flag("heuristic", v.Heuristic)
	e.texts("vary", v.Vary)
	each(e, "windows", v.Windows, func(e *encoder, w *Window) {
		e.text("state", w.State)
		e.number("from_s", w.From)
		e.optional("to_s", w.To)
	})
	each(e, "because", v.Because, func(e *encoder, r *Reason) {
		e.text("code", r.Code)
		e.text("text", r.Text)
		e.text("ref", r.Ref)
		e.set("decides", r.Decides)
		if len(r.At) > 0 {
			each(e, "at", r.At, (*encoder).span)
		}
	})
	e.text("sentence", v.Sentence)
	e.some("basis", v.Basis)
	if l := v.Load; l != nil {
		e.key("load")
		e.open('{')
		e.float("rate", l.Rate)
		e.float("origin_rate", l.OriginRate)
		e.close('}')
	}
}

func (e *encoder) span(s *Span) {
	e.text("part", s.Part)
	e.number("line", int64(s.Line))
	e.some("name", s.Name)
	e.number("start", int64(s.Start))
	e.number("end", int64(s.End))
}

func (e *encoder) finding(f *Finding) {
	e.text("rule", f.Rule)
	e.text("severity", f.Severity)
	e.text("category", f.Category)
	e.text("message", f.Message)
	e.some("fix", f.Fix)
	if len(f.Send) > 0 {
		e.texts("send", f.Send)
	}
	e.texts("refs", f.Refs)
	if len(f.Caches) > 0 {
		e.texts("caches", f.Caches)
	}
	each(e, "evidence", f.Evidence, (*encoder).span)
	e.file("place", f.Place)
	e.some("expects", f.Expects)
	e.some("baseline", f.Baseline)
	if i := f.Ignored; i != nil {
		e.key("ignored")
		e.open('{')
		e.text("reason", i.Reason)
		e.some("until", i.Until)
		e.close('}')
	}
	e.text("fingerprint", f.Fingerprint)
}
