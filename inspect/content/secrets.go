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

func (c *Content) secrets() {
	for _, k := range keyPrefixes {
		for at := 0; ; {
			i := bytes.Index(c.text[at:], []byte(k.prefix))
			if i < 0 {
				break
			}
			start := at + i
			end := start + len(k.prefix)
			end += keyRun(c.text[end:], k.prefix == "AKIA")
			alone := start == 0 || run(c.text[start-1:start]) == 0
			if alone && end-start-len(k.prefix) >= k.least && (k.prefix != "AKIA" || end-start == 20) && varied(c.text[start+len(k.prefix):end]) {
				c.mark(Secret, k.name, start, end)
				break
			}
			at = start + len(k.prefix)
		}
	}
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
