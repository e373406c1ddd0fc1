package field

// Slips counts the letters that were added, left out, replaced or swapped with
// their neighbour to make name of want (optimal string alignment). From 3 on
// the number is not exact: no caller forgives so many.
func Slips(name, want string) int {
	var rows [3][32]int
	if d := len(name) - len(want); d > 2 || d < -2 || len(want) >= len(rows[0]) {
		return 3
	}
	before, last, this := &rows[0], &rows[1], &rows[2]
	for k := range len(want) + 1 {
		last[k] = k
	}
	for i := 1; i <= len(name); i++ {
		this[0] = i
		for k := 1; k <= len(want); k++ {
			replace := last[k-1]
			if name[i-1] != want[k-1] {
				replace++
			}
			this[k] = min(replace, last[k]+1, this[k-1]+1)
			if i > 1 && k > 1 && name[i-1] == want[k-2] && name[i-2] == want[k-1] {
				this[k] = min(this[k], before[k-2]+1)
			}
		}
		before, last, this = last, this, before
	}
	return last[len(want)]
}
