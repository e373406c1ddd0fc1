package content

import "bytes"

// keys looks at the names and values of JSON between two offsets, as a body or
// inside the scripts of a page, which hold the addresses of shops and offices
// too. The text may be cut off or broken: no grammar is asked for.
func (c *Content) keys(start, end int) {
	text := c.text[start:end]
	var about account
	for i := 0; i < len(text); {
		quote := bytes.IndexByte(text[i:], '"')
		if quote < 0 {
			break
		}
		from := i + quote + 1
		to := stringEnd(text, from)
		if to < 0 {
			break
		}
		i = to + 1
		value := afterColon(text, i)
		if value < 0 || to-from > longestKey {
			continue
		}
		c.key(&about, string(text[from:to]), text, value, start)
	}
	if about.id && about.times == 1 && !c.HTML {
		c.mark(Account, about.name, about.start, about.end)
	}
}

// longestKey is longer than any name that is looked for.
const longestKey = 24

// account gathers what one piece of JSON says of a person: an address or a
// balance alone may be anybody's; together with an identity it is a user's, and
// several of them are a list of somebody else.
type account struct {
	id         bool
	name       string // of the first key that says something personal
	times      int    // how often that stands there
	start, end int
}

func (c *Content) key(about *account, name string, text []byte, value, offset int) {
	at := func() (start, end int) { return offset + value, offset + valueEnd(text, value) }
	switch name {
	case "access_token", "id_token", "refresh_token", "refreshToken":
		if start, end := at(); text[value] == '"' && end-start > leastToken && !bytes.ContainsAny(c.text[start:end], " \u2026<{") {
			c.mark(Token, name, start+1, end-1)
		}
	case "csrf_token", "csrfToken", "authenticity_token":
		if start, end := at(); text[value] == '"' && end-start > leastToken+2 {
			c.mark(FormToken, name, start+1, end-1)
		}
	case "currentUser", "current_user", "viewer", "loggedInUser", "signedInUser", "authUser":
		if full(text[value:]) {
			start, _ := at()
			c.mark(Account, name, start, start+1)
		}
	case "me": // GraphQL's custom
		if !c.HTML && full(text[value:]) {
			start, _ := at()
			c.mark(Account, name, start, start+1)
		}
	case "session":
		if rest := text[value:]; bytes.HasPrefix(rest, []byte(`{"user":{"`)) {
			start, _ := at()
			c.mark(Account, name, start, start+1)
		}
	case "id", "user", "user_id", "userId", "uid", "username", "customer_id", "customerId", "account_id", "accountId":
		about.id = about.id || !bytes.HasPrefix(text[value:], []byte("null"))
	case "email", "phone", "phoneNumber", "phone_number", "balance", "session_id", "sessionId", "iban", "date_of_birth", "birthday", "ssn":
		if (about.name == "" || contact(about.name) && !contact(name)) && said(text[value:]) && (!contact(name) || reaches(text[value:])) {
			about.name, about.times = name, 0
			about.start, about.end = at()
		}
		if name == about.name {
			about.times++
		}
	}
}

// full reports whether a value is an object with something in it.
func full(value []byte) bool {
	if len(value) == 0 || value[0] != '{' {
		return false
	}
	rest := bytes.TrimLeft(value[1:], " \t\r\n")
	return len(rest) > 0 && rest[0] == '"' && !nobody(rest)
}

// nobody reports whether the object that begins there says that nobody is
// signed in: by an identity that is null or 0, or in so many words.
func nobody(object []byte) bool {
	if end := bytes.IndexByte(object, '}'); end >= 0 {
		object = object[:end]
	}
	object = bytes.ReplaceAll(object, []byte(" "), nil)
	for _, said := range [...]string{
		`"id":null`, `"id":0`, `"ID":0`, `"ID":null`, `ogged_in":false`, `oggedIn":false`, `uthenticated":false`, `nonymous":true`, `uest":true`, `ignedIn":false`,
	} {
		if i := bytes.Index(object, []byte(said)); i >= 0 && (i+len(said) == len(object) || object[i+len(said)] == ',') {
			return true
		}
	}
	return false
}

// reaches reports whether a value has what addresses and numbers of telephones
// have, unlike the words of an interface.
func reaches(value []byte) bool {
	return bytes.ContainsAny(value[:valueEnd(value, 0)], "@0123456789")
}

// said reports whether a value is a number or a text that is not empty.
func said(value []byte) bool {
	return len(value) > 1 && (value[0] == '"' && value[1] != '"' || value[0] >= '0' && value[0] <= '9' || value[0] == '-')
}

// stringEnd returns where the string that begins at from ends, or -1.
func stringEnd(text []byte, from int) int {
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '"':
			return i
		case '\\':
			i++
		}
	}
	return -1
}

// afterColon returns where the value begins whose name ended at i, or -1.
func afterColon(text []byte, i int) int {
	skip := func() {
		for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r' || text[i] == '\n') {
			i++
		}
	}
	if skip(); i == len(text) || text[i] != ':' {
		return -1
	}
	i++
	if skip(); i == len(text) {
		return -1
	}
	return i
}

// valueEnd returns where a string or a number ends.
func valueEnd(text []byte, value int) int {
	if text[value] == '"' {
		if end := stringEnd(text, value+1); end >= 0 {
			return end + 1
		}
		return len(text)
	}
	end := value
	for end < len(text) && bytes.IndexByte([]byte(",}] \t\r\n"), text[end]) < 0 {
		end++
	}
	return max(end, value+1)
}
