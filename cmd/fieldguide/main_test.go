package main

import (
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"fieldguide": func() { os.Exit(run()) }})
}

// The scripts run the command as a user does and hold what it prints, how it
// leaves and what it writes.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_GOLDEN") != "",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"status": status},
	})
}

// status runs a command and holds its exit status: status 2 fieldguide build.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE COMMAND ...")
	}
	want := args[0]
	got := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != want {
		ts.Fatalf("exit status is %s, want %s", got, want)
	}
}

// README.md would otherwise lag behind the flags.
func TestREADMENamesEveryFlag(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, cmd := range command().Commands() {
		if !strings.Contains(string(text), "fieldguide "+cmd.Name()) {
			t.Errorf("README.md does not name the command %s", cmd.Name())
		}
		for _, name := range flagNames(cmd) {
			if !strings.Contains(string(text), "--"+name+" ") && !strings.Contains(string(text), "--"+name+"`") {
				t.Errorf("README.md does not name the flag --%s of %s", name, cmd.Name())
			}
		}
	}
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}
