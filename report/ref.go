package report

import "strings"

// ref adds shown, which stands for a reference and is linked to its document
// where links are wanted.
func (p *printer) ref(shown, ref string) *printer {
	p.add(inkPlain, shown)
	if p.Hyperlinks {
		p.now[len(p.now)-1].link = refLink(ref)
	}
	return p
}

func (p *printer) shortRef(ref string) string {
	return strings.ReplaceAll(ref, " section ", " "+p.section)
}

// refLink returns the address of an RFC or one of its sections, or "".
func refLink(ref string) string {
	rest, ok := strings.CutPrefix(ref, "RFC ")
	if !ok {
		return ""
	}
	number, section, _ := strings.Cut(rest, " section ")
	if strings.Trim(number, "0123456789") != "" || strings.Trim(section, "0123456789.") != "" {
		return ""
	}
	link := "https://www.rfc-editor.org/rfc/rfc" + number
	if section != "" {
		link += "#section-" + section
	}
	return link
}

// refSuffix is how a note ends when references are wanted.
func (p *printer) refSuffix(ref string) string {
	if !p.Verbose || ref == "" {
		return ""
	}
	return " [" + strings.ReplaceAll(p.shortRef(ref), " ", glue) + "]"
}
