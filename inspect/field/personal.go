package field

import "strings"

// personalWords are what sites call the places that belong to one user.
var personalWords = [...]string{
	"account", "profile", "login", "logout", "signin", "signout", "signup", "session", "oauth", "cart", "basket", "checkout", "order", "invoice",
	"dashboard", "admin", "inbox", "message", "notification", "setting", "token", "password", "billing", "wishlist", "favorite", "favourite",
	"user", "me", "my", "private",
}

// PersonalWord reports whether a word out of a URL, in any case and perhaps with
// the s of the plural, sounds like something of one user.
func PersonalWord(word string) bool {
	for _, w := range personalWords {
		if strings.EqualFold(word, w) || len(word) == len(w)+1 && word[len(w)]|0x20 == 's' && strings.EqualFold(word[:len(w)], w) {
			return true
		}
	}
	return false
}

// PersonalURL reports whether any word behind the host of a URL does.
func PersonalURL(url string) bool {
	_, rest, _ := strings.Cut(url, "://")
	slash := strings.IndexByte(rest, '/')
	if slash < 0 {
		return false
	}
	separates := func(r rune) bool { return strings.ContainsRune("/?&=.;-_", r) }
	for word := range strings.FieldsFuncSeq(rest[slash:], separates) {
		if PersonalWord(word) {
			return true
		}
	}
	return false
}
