package report

// Count adds findings.
func (s *Summary) Count(findings []Finding) {
	for i := range findings {
		s.count(&findings[i], 1)
	}
}

// count counts a finding n times: -1 takes back one that was counted twice.
func (s *Summary) count(f *Finding, n int) {
	if f.Ignored != nil {
		s.Ignored += n
		return
	}
	s.Findings.add(f.Severity, n)
	if f.Baseline == baselineNew && f.counts() {
		s.New += n
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
