package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"fieldguide/internal/pipeline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// settings are the flags that build, check and serve share.
type settings struct {
	content  string
	baseURL  string
	editions []string
	papers   []string
	duplex   bool
	attach   bool
	booklet  bool
	limits   bool // of the editor are held against; not a flag
	json     bool
	strict   bool
	quiet    bool
}

func (s *settings) addTo(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVarP(&s.content, "content", "c", "", "folder of the chapters (default \"content\"; without one, the embedded guide)")
	flags.StringVar(&s.baseURL, "base-url", "", "address of the hosted site, instead of guide.yaml's")
	flags.StringSliceVarP(&s.editions, "edition", "e", nil, "make only these editions: "+strings.Join(pipeline.EditionNames(), ", "))
	flags.StringSliceVarP(&s.papers, "paper", "p", nil, "make PDFs only for these papers, instead of guide.yaml's")
	flags.BoolVar(&s.duplex, "duplex", false, "set PDFs with mirrored margins, to be printed on both sides")
	flags.BoolVar(&s.attach, "attach", false, "attach the Markdown sources to each PDF, which makes it a PDF/A-3a")
	flags.BoolVar(&s.booklet, "booklet", false, "impose the carry-on as a booklet too, to be printed, folded and stapled")
	flags.BoolVar(&s.json, "json", false, "report faults and outputs as JSON on standard output")
	flags.BoolVar(&s.strict, "strict", false, "treat warnings as errors")
	flags.BoolVarP(&s.quiet, "quiet", "q", false, "print faults only")
	complete(cmd, "edition", pipeline.EditionNames())
	complete(cmd, "paper", theme.PaperNames())
}

// complete has the shell complete the values of a flag, of which there may be
// several, divided by commas.
func complete(cmd *cobra.Command, flag string, names []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		var values []string
		for _, n := range names {
			if !slices.Contains(strings.Split(before, ","), n) {
				values = append(values, before+n)
			}
		}
		return values, cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // there is no such flag
	}
}

// options checks the flags and returns what the pipeline makes of them.
func (s *settings) options(r *reporter) (pipeline.Options, error) {
	for _, e := range s.editions {
		if err := oneOf("edition", e, pipeline.EditionNames()); err != nil {
			return pipeline.Options{}, err
		}
	}
	for _, p := range s.papers {
		if err := oneOf("paper", p, theme.PaperNames()); err != nil {
			return pipeline.Options{}, err
		}
	}
	date, err := sourceDate()
	if err != nil {
		return pipeline.Options{}, err
	}
	return pipeline.Options{
		BaseURL: s.baseURL, Date: date, Editions: s.editions, Papers: s.papers,
		Duplex: s.duplex, Attach: s.attach, Booklet: s.booklet, Editorial: s.limits, Progress: r.stage,
	}, nil
}

func oneOf(flag, value string, names []string) error {
	for _, n := range names {
		if n == value {
			return nil
		}
	}
	hint := source.DidYouMean(value, names, fmt.Sprintf("write one of %q", names))
	return &usageError{fmt.Sprintf("--%s: there is no %s %q; %s", flag, flag, value, hint)}
}

// sourceDate returns the date of SOURCE_DATE_EPOCH
// (reproducible-builds.org/specs/source-date-epoch), the zero Time without it.
func sourceDate() (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, &usageError{fmt.Sprintf("SOURCE_DATE_EPOCH is %q, not a number of seconds", epoch)}
	}
	return time.Unix(seconds, 0).UTC(), nil
}

func buildCommand() *cobra.Command {
	var s settings
	var out string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Make every edition of the guide",
		Long: "Build makes every edition of the guide and puts them into the output folder,\n" +
			"which it replaces whole; if the guide has a fault, the folder stays as it is.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return build(cmd.Context(), &s, out, newReporter(cmd, &s))
		},
	}
	s.addTo(cmd)
	cmd.Flags().StringVarP(&out, "out", "o", "public", "folder for the outputs")
	return cmd
}

func build(ctx context.Context, s *settings, out string, r *reporter) error {
	folder, err := openContent(s.content)
	if err != nil {
		return err
	}
	r.folder = folder.path
	if err := mayReplace(out, folder.path); err != nil {
		return err
	}
	result, err := makeAll(folder.files, s, r)
	if err != nil {
		return err
	}
	if len(result.Files) == 0 {
		r.clear()
		return &usageError{"there is nothing to make: " + strings.Join(result.Notices, "; ")}
	}
	r.stage("writing files")
	if err := replace(ctx, out, result.Files); err != nil {
		return err
	}
	return r.done(result, out)
}

func checkCommand() *cobra.Command {
	s := settings{limits: true}
	cmd := &cobra.Command{
		Use:   "check [FILE.pdf ...]",
		Short: "Report the faults of the guide and write nothing",
		Long: "Check makes every edition in memory, reads it back, reports every fault and\n" +
			"warning, and writes nothing. If guide.yaml has editorial limits, it holds the guide\n" +
			"against them and prints its lengths. Given PDF files, ours or any other's, it holds\n" +
			"those against PDF/UA-1 and PDF/A-2a instead.",
		Args: func(_ *cobra.Command, args []string) error { return pdfArguments(args) },
		RunE: func(cmd *cobra.Command, args []string) error {
			r := newReporter(cmd, &s)
			if len(args) > 0 {
				return checkPDFs(args, r)
			}
			folder, err := openContent(s.content)
			if err != nil {
				return err
			}
			r.folder = folder.path
			result, err := makeAll(folder.files, &s, r)
			if err != nil {
				return err
			}
			return r.done(result, "")
		},
	}
	s.addTo(cmd)
	return cmd
}

// makeAll makes the outputs and reports faults and warnings.
func makeAll(files fs.FS, s *settings, r *reporter) (*pipeline.Result, error) {
	options, err := s.options(r)
	if err != nil {
		return nil, err
	}
	result, err := pipeline.Build(files, options)
	if err != nil {
		return nil, failure(err, r)
	}
	if result.Editorial != nil {
		r.measured = result.Editorial.Rows
	}
	if s.strict && len(result.Warnings) > 0 {
		r.faults(result.Warnings)
		return nil, &reportedError{exitGuide}
	}
	return result, nil
}
