package field

// MaxSeconds is the value that larger ones saturate at (RFC 9111 section
// 1.2.2): 2^31 seconds, about 68 years.
const MaxSeconds = 1 << 31

// Invalid marks seconds that could not be read.
const Invalid = -1

// Seconds reads delta-seconds, 1*DIGIT and nothing else, saturating at
// MaxSeconds. It returns Invalid for anything else.
func Seconds(s string) int64 {
	if s == "" {
		return Invalid
	}
	var n int64
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return Invalid
		}
		if n = n*10 + int64(s[i]-'0'); n > MaxSeconds {
			n = MaxSeconds
		}
	}
	return n
}

// Saturate bounds a sum or difference of seconds to 0..MaxSeconds.
func Saturate(n int64) int64 { return min(max(n, 0), MaxSeconds) }
