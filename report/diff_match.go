package report

// match finds for every page of b the page of a to compare it with: the same
// URL; or else one that differs only in what a deployment changes, such as
// numbers in the query; or else the same on another host, if neither report
// knows the host of the other. A URL that comes twice is matched in order.
func match(a, b *pages) []*page {
	partners := make([]*page, len(b.pages))
	inA, inB := a.origins(), b.origins()
	moved := func(p *page) bool { return !inA[p.origin] || !inB[p.origin] }
	for _, key := range []func(*page) string{
		func(p *page) string { return p.method + " " + p.url },
		func(p *page) string { return p.method + " " + identityOf(p.url) },
		func(p *page) string { return onlyIf(moved(p), p.method+" "+p.path) },
		func(p *page) string { return onlyIf(moved(p), p.method+" "+pathOf(identityOf(p.url))) },
	} {
		waiting := map[string][]*page{}
		for _, p := range a.pages {
			if !p.matched {
				k := key(p)
				waiting[k] = append(waiting[k], p)
			}
		}
		if len(waiting) == 0 {
			break
		}
		for i, p := range b.pages {
			if partners[i] != nil {
				continue
			}
			k := key(p)
			if list := waiting[k]; len(list) > 0 && k != "" {
				partners[i], waiting[k] = list[0], list[1:]
				list[0].matched = true
			}
		}
	}
	return partners
}

func (p *pages) origins() map[string]bool {
	all := map[string]bool{}
	for _, one := range p.pages {
		all[one.origin] = true
	}
	return all
}

func onlyIf(yes bool, s string) string {
	if yes {
		return s
	}
	return ""
}

// pathOf takes the host off an identity.
func pathOf(identity string) string {
	return identity[indexAnyOr(identity, "/"):]
}
