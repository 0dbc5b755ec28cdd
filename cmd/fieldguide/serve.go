package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"fieldguide/internal/pipeline"
	"fieldguide/internal/serve"
)

func serveCommand() *cobra.Command {
	var s settings
	port := 4000
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the guide in a browser and follow its changes",
		Long: "Serve builds the guide in memory, shows it on this machine only, and builds it\n" +
			"again whenever a file changes. Faults are shown over the last good build.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			r := newReporter(cmd, &s)
			folder, err := openContent(s.content)
			if err != nil {
				return err
			}
			r.folder = folder.path
			options, err := s.options(r)
			if err != nil {
				return err
			}
			server := &serve.Server{
				Folder: folder.path,
				Build: func() (*pipeline.Result, error) {
					r.began = time.Now()
					return pipeline.Build(folder.files, options)
				},
				Built: func(result *pipeline.Result, err error) { r.built(result, err) },
			}
			return server.Run(cmd.Context(), port, func(address string) {
				fmt.Fprintln(cmd.OutOrStdout(), address)
			})
		},
	}
	s.addTo(cmd)
	cmd.Flags().IntVar(&port, "port", port, "port on the loopback interface; 0 takes a free one")
	return cmd
}

// built reports a build of the server, which goes on whatever it came to.
func (r *reporter) built(result *pipeline.Result, err error) {
	if err == nil {
		err = r.done(result, "")
	} else {
		err = failure(err, r)
	}
	if err != nil {
		exitCode(err)
	}
}
