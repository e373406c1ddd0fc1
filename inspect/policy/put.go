package policy

// put appends v to list, or lets it take the place of the one with its name.
func put[T any](list []T, v T, name func(*T) string) []T {
	for i := range list {
		if name(&list[i]) == name(&v) {
			list[i] = v
			return list
		}
	}
	return append(list, v)
}
