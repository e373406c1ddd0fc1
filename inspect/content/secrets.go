package content

import "bytes"

// keyPrefix begins keys that their makers made to be recognised, and that no
// page may hold. Keys meant for browsers (pk_live_, AIza) are left out.
type keyPrefix struct {
	prefix, name string
	least        int // characters behind the prefix
}

var keyPrefixes = [...]keyPrefix{
	{"sk_live_", "Stripe secret key", 16},
	{"rk_live_", "Stripe restricted key", 16},
	{"ghp_", "GitHub token", 36},
	{"gho_", "GitHub token", 36},
	{"ghs_", "GitHub token", 36},
	{"github_pat_", "GitHub token", 40},
	{"glpat-", "GitLab token", 20},
	{"xoxb-", "Slack token", 20},
	{"xoxp-", "Slack token", 20},
	{"AKIA", "AWS access key", 16},
	{"SG.", "SendGrid key", 60},
	{"sk-ant-", "Anthropic key", 40},
	{"sk-proj-", "OpenAI key", 40},
	{"shpat_", "Shopify token", 32},
	{"dop_v1_", "DigitalOcean token", 64},
	{"-----BEGIN RSA PRIVATE KEY-----", "private key", 0},
	{"-----BEGIN PRIVATE KEY-----", "private key", 0},
	{"-----BEGIN EC PRIVATE KEY-----", "private key", 0},
	{"-----BEGIN OPENSSH PRIVATE KEY-----", "private key", 0},
}

// secrets goes through the text once: prefixes are looked for where no other
// character of a key stands before.
func (c *Content) secrets() {
	for at := 1; at < len(c.text); at++ {
		if !keyPairs[pair(c.text[at-1], c.text[at])] {
			continue
		}
		start := at - 1
		if start > 0 && run(c.text[start-1:start]) == 1 {
			continue
		}
		for i := range keyPrefixes {
			k := &keyPrefixes[i]
			if n := k.length(c.text[start:]); n > 0 {
				c.mark(Secret, k.name, start, start+n)
			}
		}
	}
}

// keyPairs are the two characters that prefixes begin with: few pairs of letters
// in a text are among them.
var keyPairs = func() (known [1 << 16]bool) {
	for _, k := range keyPrefixes {
		known[pair(k.prefix[0], k.prefix[1])] = true
	}
	return known
}()

func pair(a, b byte) uint16 { return uint16(a)<<8 | uint16(b) }

// length is that of the key which text begins with, 0 if it is none.
func (k *keyPrefix) length(text []byte) int {
	if !bytes.HasPrefix(text, []byte(k.prefix)) {
		return 0
	}
	aws := k.prefix == "AKIA"
	behind := text[len(k.prefix):]
	n := keyRun(behind, aws)
	if n < k.least || aws && n != k.least || !varied(behind[:n]) {
		return 0
	}
	return len(k.prefix) + n
}

// keyRun is how far the characters of a key go; keys of AWS have no small
// letters.
func keyRun(text []byte, capitals bool) int {
	n := run(text)
	if capitals {
		for i, c := range text[:n] {
			if c >= 'a' && c <= 'z' {
				return i
			}
		}
	}
	for n < len(text) && text[n] == '.' && !capitals {
		n += 1 + run(text[n+1:])
	}
	return n
}

// varied tells keys from what documentation prints in their place, such as
// AKIAXXXXXXXXXXXXXXXX and ghp_0000.
func varied(key []byte) bool {
	if len(key) == 0 {
		return true // a private key begins on the next line
	}
	var seen [256]bool
	different := 0
	for _, c := range key {
		if !seen[c] {
			seen[c] = true
			different++
		}
	}
	return different > 5 && !bytes.Contains(key, []byte("EXAMPLE")) && !bytes.Contains(bytes.ToLower(key), []byte("xxxx"))
}
