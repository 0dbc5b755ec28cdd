package math

import "strings"

// refused are the commands that GitHub does not allow in formulas, with the form
// that works there and here. (github/markup issue 1688: commands that can
// override others or hide text were taken away.)
var refused = map[string]string{
	`\operatorname`:           `write \mathop{\mathrm{%s}}`,
	`\operatornamewithlimits`: `write \mathop{\mathrm{%s}}`,
	`\mbox`:                   `write \text{%s}`,
	`\hbox`:                   `write \text{%s}`,
	`\phantom`:                `write spaces such as \quad in its place`,
	`\hphantom`:               `write spaces such as \quad in its place`,
	`\vphantom`:               `write \big( or its like for a taller delimiter`,
	`\newcommand`:             `define it under macros in guide.yaml, or write it out`,
	`\renewcommand`:           `define it under macros in guide.yaml, or write it out`,
	`\providecommand`:         `define it under macros in guide.yaml, or write it out`,
	`\def`:                    `define it under macros in guide.yaml, or write it out`,
	`\gdef`:                   `define it under macros in guide.yaml, or write it out`,
	`\DeclareMathOperator`:    `write \mathop{\mathrm{...}} where it is used`,
	`\utilde`:                 `write \underset{\sim}{...}`,
	`\sout`:                   `write \cancel{...}`,
}

// warn notes that GitHub refuses a command, if the author wrote it: what a macro
// expands to is ours.
func (p *parser) warn(t token) {
	hint, ok := refused[t.text]
	if !ok || t.end > len(p.text) || p.text[t.start:t.end] != t.text {
		return
	}
	if strings.Contains(hint, "%s") {
		hint = strings.Replace(hint, "%s", p.ahead(), 1)
	}
	p.warnings = append(p.warnings, Warning{t.start, t.end, "GitHub refuses " + t.text, hint})
}

// ahead returns the argument that follows, as written, without taking it; dots
// if it is long.
func (p *parser) ahead() string {
	rest := strings.TrimLeft(p.text[min(p.look().start, len(p.text)):], "*{ ")
	i := strings.IndexAny(rest, "{}")
	if i < 1 || i > 30 || rest[i] != '}' {
		return "..."
	}
	return rest[:i]
}
