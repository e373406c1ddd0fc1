package cmd

import "fmt"

// Exit codes that do not come with a failed fetch.
const (
	exitFindings    = 1
	exitUsage       = 2
	exitUnfetched   = 4 // an audit that found nothing to fail for in what it saw
	exitUnwritten   = 23
	exitInterrupted = 130
)

// exitCodes says what each code means: those named above, and curl's.
var exitCodes = []struct {
	code  int
	means string
}{
	{0, "done"},
	{exitFindings, "findings at or above --fail-on, or what --fail-on-new and --fail-on-drift of diff say; an answer that is not HTTP"},
	{exitUsage, "wrong usage, an unsupported option, an unreadable recording"},
	{3, "malformed URL"},
	{exitUnfetched, "targets of an audit, or of the run converted, could not be fetched"},
	{5, "the proxy cannot be resolved"},
	{6, "the host cannot be resolved"},
	{7, "no connection"},
	{8, "an answer that contradicts itself"},
	{18, "the body ended early"},
	{22, "a status of 400 or above (-f)"},
	{exitUnwritten, "output cannot be written"},
	{26, "a file to send cannot be read"},
	{28, "a time limit was reached"},
	{35, "the TLS handshake failed"},
	{47, "too many redirects"},
	{52, "an empty reply"},
	{56, "the connection broke"},
	{60, "the certificate cannot be trusted"},
	{exitInterrupted, "interrupted"},
}

const exitCodesEnd = "Of several transfers that failed the last one's code counts."

func (a *app) helpExitCodes() {
	fmt.Fprintln(a.stdout, "Exit codes:")
	for _, e := range exitCodes {
		fmt.Fprintln(a.stdout, wrapped(fmt.Sprintf("%5d ", e.code), 6, e.means))
	}
	fmt.Fprintln(a.stdout, exitCodesEnd)
}
