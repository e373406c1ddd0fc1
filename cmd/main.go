// Package cmd is the command line: flags, exit codes, the terminal, the clock
// and signals. One file per command.
package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"maxage/inspect/curl"
)

// app is one invocation and what it may touch of the world around it.
type app struct {
	ctx    context.Context
	stdin  io.Reader
	stdout *os.File
	stderr *os.File
	getenv func(string) string
	code   int // the exit code so far
}

// Main runs the command line and returns the exit code.
func Main(args []string, stdin io.Reader, stdout, stderr *os.File) int {
	// Most runs end before the first collection is due; longer ones trade a few
	// megabytes for time.
	debug.SetGCPercent(200)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the process at once
	a := &app{ctx: ctx, stdin: &interruptible{ctx: ctx, from: stdin}, stdout: stdout, stderr: stderr, getenv: os.Getenv}
	if err := a.run(args); err != nil {
		a.complain(err)
	}
	if ctx.Err() != nil {
		return exitInterrupted
	}
	return a.code
}

// run gives the arguments to a command when the first of them names one, and
// takes them for curl's otherwise: only there may flags come before words.
func (a *app) run(args []string) error {
	root := a.commands()
	if len(args) > 0 && isCommand(root, args[0]) {
		root.SetArgs(args)
		root.SetIn(a.stdin)
		root.SetOut(a.stdout)
		root.SetErr(a.stderr)
		return root.ExecuteContext(a.ctx)
	}
	return a.fetch(root, args)
}

func isCommand(root *cobra.Command, word string) bool {
	switch word {
	case "help", "completion", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd:
		return true
	}
	for _, c := range root.Commands() {
		if c.Name() == word {
			return true
		}
	}
	return false
}

// exitError is an error with an exit code of its own and a way out.
type exitError struct {
	code int
	err  error
	hint string
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

// usagef is an error in how the program was called.
func usagef(hint, format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...), hint}
}

// hintOf returns the way out that an error names, if it does.
func hintOf(err error) string {
	var exit *exitError
	if errors.As(err, &exit) {
		return exit.hint
	}
	return ""
}

// complain prints an error and sets the exit code it stands for.
func (a *app) complain(err error) {
	var exit *exitError
	var args *curl.Error
	switch {
	case errors.As(err, &exit):
		a.fail(exit.code, err.Error(), exit.hint)
	case errors.As(err, &args):
		a.fail(args.Code, err.Error(), args.Hint)
	default:
		a.fail(exitUsage, err.Error(), "maxage --help lists the commands and flags")
	}
}

func (a *app) fail(code int, message, hint string) {
	a.code = code
	for i, line := range strings.Split(message, "\n") { // a faulty policy has more than one
		if i == 0 {
			line = "maxage: " + line
		}
		fmt.Fprintln(a.stderr, printable(line))
	}
	if hint != "" {
		fmt.Fprintf(a.stderr, "hint: %s\n", printable(hint))
	}
}
