package target

import (
	"errors"
	"io"

	"maxage/inspect/curl"
)

// Commands reads pasted curl commands ("Copy all as cURL"), for a POSIX shell
// or for cmd.exe. A command that curl would refuse is an error at its line, and
// the others still come; text that does not split into commands gives nothing
// but its error, as nobody can say where the next one begins. What env gives is
// what the commands may read of files and environment.
func Commands(name string, r io.Reader, env curl.Env) Stream {
	return func(yield func(Target, error) bool) {
		text, err := io.ReadAll(io.LimitReader(r, curl.MaxPaste+1))
		if err != nil {
			yield(Target{}, unreadable(Place{File: name}, err))
			return
		}
		pasted, err := curl.Words(string(text))
		if err != nil {
			yield(Target{}, refused(Place{File: name}, err))
			return
		}
		for i := range pasted {
			if !command(&pasted[i], Place{File: name, Line: pasted[i].Line}, env, yield) {
				return
			}
		}
	}
}

// command yields the requests of one command; it returns false when no more
// are wanted.
func command(p *curl.Pasted, at Place, env curl.Env, yield func(Target, error) bool) bool {
	c, err := curl.Parse(p.Argv, withStdin(env, p.Stdin), nil)
	if err != nil {
		return yield(Target{}, refused(at, err))
	}
	for t := range c.Transfers {
		if t.Err != nil {
			err = refused(at, t.Err)
		} else {
			err = nil
		}
		target := Target{}
		if err == nil {
			target = Target{URL: withoutFragment(t.Request.URL), Method: t.Request.MethodSent(), Transfer: t, From: at}
		}
		if !yield(target, err) {
			return false
		}
	}
	return true
}

// withStdin lets a command read its here-document as standard input, and
// nothing if it has none: standard input is not the command's.
func withStdin(env curl.Env, text *string) curl.Env {
	files := env.ReadFile
	env.Stdin = nil
	env.ReadFile = func(name string) ([]byte, error) {
		switch {
		case name == "-" && text != nil:
			return []byte(*text), nil
		case name == "-":
			return nil, errors.New("a pasted command has no standard input")
		case files == nil:
			return nil, errors.New("files are not read here")
		}
		return files(name)
	}
	return env
}

// method is what curl will send.
// refused gives an error of package curl its place and keeps its hint.
func refused(at Place, err error) *Error {
	e := &Error{At: at, Message: err.Error(), Err: err}
	var cause *curl.Error
	if errors.As(err, &cause) {
		e.Hint = cause.Hint
	}
	return e
}
