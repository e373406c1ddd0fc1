package report

// Count adds findings.
func (s *Summary) Count(findings []Finding) {
	for i := range findings {
		f := &findings[i]
		if f.Ignored != nil {
			s.Ignored++
			continue
		}
		s.Findings.add(f.Severity, 1)
		if f.Baseline == baselineNew && f.counts() {
			s.New++
		}
	}
}

// add counts n findings of a severity; what is not known is not counted.
func (c *Counts) add(severity string, n int) {
	switch severity {
	case "error":
		c.Error += n
	case "warning":
		c.Warning += n
	case "info":
		c.Info += n
	case "good":
		c.Good += n
	}
}

// plus adds the counts of another run, or of another part of the same.
func (s *Summary) plus(o Summary) {
	s.Exchanges += o.Exchanges
	s.Failed += o.Failed
	s.Findings.Error += o.Findings.Error
	s.Findings.Warning += o.Findings.Warning
	s.Findings.Info += o.Findings.Info
	s.Findings.Good += o.Findings.Good
	s.Ignored += o.Ignored
	s.New += o.New
	s.Fixed += o.Fixed
}
