// Maxage works like curl, but explains what came back: who may keep the
// response, for how long, and what that risks.
package main

import (
	"os"

	"maxage/cmd"
)

func main() { os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
