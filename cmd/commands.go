package cmd

import (
	"github.com/spf13/cobra"
)

// commands builds the command tree. The root's own flags are curl's, which
// package curl reads; cobra only describes them.
func (a *app) commands() *cobra.Command {
	root := &cobra.Command{
		Use:                   "maxage [curl flags] URL...",
		Short:                 "Works like curl, but explains what came back",
		Long:                  rootLong,
		Example:               rootForms,
		SilenceUsage:          true,
		SilenceErrors:         true,
		DisableFlagParsing:    true,
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     complete(ownFlags),
		Args:                  cobra.ArbitraryArgs, // or cobra looks for a command called like the URL
	}
	root.SetHelpFunc(a.help)
	root.AddCommand(a.auditCommand(), a.convertCommand(), a.diffCommand(), a.readCommand(), a.replayCommand(), a.explainCommand(), a.rulesCommand(), a.cachesCommand(), a.demoCommand(), a.schemaCommand(), a.manCommand(), a.versionCommand())
	for _, c := range root.Commands() {
		completeValues(c)
	}
	root.SetHelpCommand(a.helpCommand(root))
	return root
}

// needs is for commands that do nothing without arguments.
func needs(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("maxage help "+c.Name()+" shows examples", "maxage %s needs a %s", c.Name(), what)
		}
		return nil
	}
}
