package curl

import (
	"strings"

	"maxage/inspect/fetch"
)

// withQuery appends a piece to the query, before a fragment. curl writes the
// escapes of what it appends in lower case.
func withQuery(url, piece string) string {
	url, fragment, hasFragment := strings.Cut(url, "#")
	_, rest, _ := strings.Cut(url, "//")
	switch {
	case !strings.Contains(url, "?"):
		if !strings.Contains(rest, "/") {
			url += "/"
		}
		url += "?"
	case !strings.HasSuffix(url, "?") && !strings.HasSuffix(url, "&"):
		url += "&"
	}
	url += percentEscape.ReplaceAllStringFunc(fetch.EscapeHigh(piece), strings.ToLower)
	if hasFragment {
		url += "#" + fragment
	}
	return url
}

// withFileName appends the name of an uploaded file to a URL whose path ends
// in a slash, as curl does. Standard input has no name.
func withFileName(url, file string) string {
	end := len(url)
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		end = i
	}
	_, rest, _ := strings.Cut(url[:end], "//")
	_, path := splitHost(rest)
	if file == "-" || file == "." || path != "" && !strings.HasSuffix(path, "/") {
		return url
	}
	name := percentEncode(file[strings.LastIndexAny(file, `/\`)+1:])
	if path == "" {
		name = "/" + name
	}
	return url[:end] + name + url[end:]
}

// remoteFile is the name -O gives a file: the last segment of the path that
// is not empty, or curl_response as in curl 8.
func remoteFile(url string) string {
	_, rest, _ := strings.Cut(url, "//")
	_, path := splitHost(rest)
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	path = strings.TrimRight(path, "/")
	name := path[strings.LastIndexAny(path, `/\`)+1:]
	if name == "" || name == "." || name == ".." {
		return "curl_response"
	}
	return name
}
