package rules

// slips counts the letters that were added, left out, replaced or swapped with
// their neighbour between a and b (optimal string alignment). Both must be
// shorter than 32 bytes.
func slips(a, b string) int {
	if d := len(a) - len(b); d > 2 || d < -2 {
		return 3 // more than any caller forgives
	}
	var rows [3][32]int
	before, last, this := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		this[0] = i
		for j := 1; j <= len(b); j++ {
			replace := last[j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			this[j] = min(replace, last[j]+1, this[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				this[j] = min(this[j], before[j-2]+1)
			}
		}
		before, last, this = last, this, before
	}
	return last[len(b)]
}
