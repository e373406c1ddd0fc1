package cache

// Basis says what the verdicts of a product rest on: its versions, and how most
// of what is known of it is known. It is "" for the caches of the standards.
func (c *Cache) Basis() string {
	if len(c.Facts) == 0 {
		return ""
	}
	how := c.confidence()
	if c.Version == "" {
		return string(how)
	}
	return c.Version + ", " + string(how)
}

// confidence is that of most facts, the less sure one of two that are even.
func (c *Cache) confidence() Confidence {
	count := map[Confidence]int{}
	for _, f := range c.Facts {
		count[f.Confidence]++
	}
	most := Measured
	for _, how := range [...]Confidence{FromSource, Documented, Assumed} {
		if count[how] >= count[most] && count[how] > 0 {
			most = how
		}
	}
	return most
}
