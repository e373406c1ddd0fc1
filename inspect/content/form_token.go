package content

import "strings"

// leastToken is the length from which on the value of a field called like a
// token is taken for one.
const leastToken = 8

// formTokens are the names that frameworks give to their anti-forgery tokens.
var formTokens = [...]string{
	"authenticity_token", "csrf-token", // Rails
	"csrfmiddlewaretoken",        // Django
	"_token",                     // Laravel
	"_csrf",                      // Spring, Express
	"_csrf_token",                // Symfony, Phoenix
	"csrf_token",                 // Flask-WTF
	"csrftoken", "csrf", "_xsrf", // Tornado and others
	"xsrf-token", "x-csrf-token",
	"__requestverificationtoken",                                    // ASP.NET
	"gorilla.csrf.token",                                            // Go
	"fkey", "csrfkey", "form_build_id_token", "wpnonce", "_wpnonce", // Stack Exchange, IPS, WordPress
}

func formToken(name string) bool {
	name = strings.ToLower(name)
	for _, known := range formTokens {
		if name == known {
			return true
		}
	}
	return false
}
