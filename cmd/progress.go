package cmd

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows a person how many targets are done, on standard error. A pipe
// or a file gets nothing.
func (u *auditRun) progress() *progressbar.ProgressBar {
	to := io.Writer(u.stderr)
	if u.command.Silent || !term.IsTerminal(int(u.stderr.Fd())) {
		to = io.Discard
	}
	return progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(to),
		progressbar.OptionSetDescription("auditing"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowTotalBytes(false),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
}
