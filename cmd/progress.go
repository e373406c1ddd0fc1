package cmd

import (
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows a person how many targets are done, on standard error. A pipe
// or a file gets nothing. It is drawn as results come and not in between: the
// goroutine that would do that races with them.
func (u *auditRun) progress() *progressbar.ProgressBar {
	return progressbar.NewOptions(-1,
		progressbar.OptionSetVisibility(!u.command.Silent && term.IsTerminal(int(u.stderr.Fd()))),
		progressbar.OptionSetSpinnerChangeInterval(0),
		progressbar.OptionSetWriter(u.stderr),
		progressbar.OptionSetDescription("auditing"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowTotalBytes(false),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
}
