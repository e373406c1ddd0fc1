package cache

// OriginRate is how many of rate requests a second reach the origin through
// one such cache, once it is warm: one for each lifetime, or all of them.
func (v *Verdict) OriginRate(rate float64) float64 {
	if v.Reuse != Fresh {
		return rate
	}
	return rate / (1 + rate*float64(v.Left))
}
