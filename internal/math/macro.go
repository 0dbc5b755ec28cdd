package math

import (
	"fmt"
	"strings"
)

// Macros are an author's own commands. The zero value has none.
type Macros struct {
	bodies map[string]macro
}

// A macro stands for its body, in which #1 to #9 are arguments.
type macro struct {
	arguments int
	body      []token
}

// Define adds the command called name, with or without its backslash, or
// replaces it. It takes as many arguments as the highest of #1 to #9 in its
// body. The error, which names what is wrong, is for the author.
func (m *Macros) Define(name, body string) error {
	name = strings.TrimPrefix(name, `\`)
	if name == "" || commandEnd(`\`+name, 0) != len(name)+1 {
		return fmt.Errorf(`the name of a macro is letters only or one sign, not %q`, name)
	}
	if len(body) > maxText {
		return fmt.Errorf(`the macro \%s is longer than %d bytes`, name, maxText)
	}
	tokens := lex(body)
	depth := 0
	for _, t := range tokens {
		switch t.text {
		case "{":
			depth++
		case "}":
			depth--
		}
		if depth < 0 {
			break
		}
	}
	if depth != 0 {
		return fmt.Errorf(`the braces of the macro \%s do not match`, name)
	}
	if m.bodies == nil {
		m.bodies = map[string]macro{}
	}
	m.bodies[`\`+name] = macro{highest(tokens), tokens}
	return nil
}

// highest returns the highest number of an argument in a body.
func highest(body []token) int {
	most := 0
	for i, t := range body {
		if t.text == "#" && i+1 < len(body) {
			most = max(most, digit(body[i+1].text))
		}
	}
	return most
}

// digit returns the value of the digits 1 to 9, and 0 for anything else.
func digit(s string) int {
	if len(s) == 1 && s[0] >= '1' && s[0] <= '9' {
		return int(s[0] - '0')
	}
	return 0
}

// shorthands are the commands of LaTeX that stand for others.
var shorthands = map[string]string{
	`\implies`:       `\;\Longrightarrow\;`,
	`\impliedby`:     `\;\Longleftarrow\;`,
	`\iff`:           `\;\Longleftrightarrow\;`,
	`\colon`:         `\mathpunct{:}`,
	`\pmod`:          `\pod{\mathrm{mod}\mkern6mu#1}`,
	`\pod`:           `\mkern8mu(#1)`,
	`\mod`:           `\mkern12mu\mathrm{mod}\,\,#1`,
	`\mathstrut`:     `\vphantom{(}`,
	`\R`:             `\mathbb{R}`,
	`\N`:             `\mathbb{N}`,
	`\Z`:             `\mathbb{Z}`,
	`\reals`:         `\mathbb{R}`,
	`\Reals`:         `\mathbb{R}`,
	`\natnums`:       `\mathbb{N}`,
	`\cnums`:         `\mathbb{C}`,
	`\Complex`:       `\mathbb{C}`,
	`\bra`:           `\mathinner{\langle{#1}|}`,
	`\ket`:           `\mathinner{|{#1}\rangle}`,
	`\braket`:        `\mathinner{\langle{#1}\rangle}`,
	`\set`:           `\{\,#1\,\}`,
	`\Set`:           `\left\{\:#1\:\right\}`,
	`\Bra`:           `\left\langle#1\right|`,
	`\Ket`:           `\left|#1\right\rangle`,
	`\llap`:          `\mathllap{\text{#1}}`,
	`\rlap`:          `\mathrlap{\text{#1}}`,
	`\clap`:          `\mathclap{\text{#1}}`,
	`\underbar`:      `\underline{\text{#1}}`,
	`\plim`:          `\mathop{\mathrm{plim}}\limits`,
	`\argmin`:        `\operatorname*{arg\,min}`,
	`\argmax`:        `\operatorname*{arg\,max}`,
	`\limsup`:        `\operatorname*{lim\,sup}`,
	`\liminf`:        `\operatorname*{lim\,inf}`,
	`\varlimsup`:     `\mathop{\overline{\mathrm{lim}}}`,
	`\varliminf`:     `\mathop{\underline{\mathrm{lim}}}`,
	`\varinjlim`:     `\mathop{\underrightarrow{\mathrm{lim}}}`,
	`\varprojlim`:    `\mathop{\underleftarrow{\mathrm{lim}}}`,
	`\injlim`:        `\operatorname*{inj\,lim}`,
	`\projlim`:       `\operatorname*{proj\,lim}`,
	`\bgroup`:        `{`,
	`\egroup`:        `}`,
	`\lq`:            "`",
	`\rq`:            `'`,
	`\TeX`:           `\text{TeX}`,
	`\LaTeX`:         `\text{LaTeX}`,
	`\KaTeX`:         `\text{KaTeX}`,
	`\and`:           `\land`,
	`\or`:            `\lor`,
	`\varGamma`:      `\mathit{\Gamma}`,
	`\varDelta`:      `\mathit{\Delta}`,
	`\varTheta`:      `\mathit{\Theta}`,
	`\varLambda`:     `\mathit{\Lambda}`,
	`\varXi`:         `\mathit{\Xi}`,
	`\varPi`:         `\mathit{\Pi}`,
	`\varSigma`:      `\mathit{\Sigma}`,
	`\varUpsilon`:    `\mathit{\Upsilon}`,
	`\varPhi`:        `\mathit{\Phi}`,
	`\varPsi`:        `\mathit{\Psi}`,
	`\varOmega`:      `\mathit{\Omega}`,
	`\ordinarycolon`: `{:}`,
}

// expand replaces a macro at the head of the tokens by its body, and reports
// whether t was one. What the author defines goes before what LaTeX has.
func (p *parser) expand(t token) bool {
	if !t.isCommand() {
		return false
	}
	m, ok := p.local[t.text]
	if !ok {
		m, ok = p.macros.bodies[t.text]
	}
	if !ok {
		body, short := shorthands[t.text]
		if !short {
			return false
		}
		tokens := lex(body)
		m = macro{highest(tokens), tokens}
	}
	p.take()
	if p.calls++; p.calls > maxCalls {
		p.fail(t, "macros expand without end", "let no macro call itself")
		return true
	}
	var arguments [9][]token
	for i := range m.arguments {
		arguments[i] = p.macroArgument(t)
	}
	p.push(p.substitute(m.body, &arguments, t))
	return true
}

// substitute returns a macro's body with its arguments in place. The tokens of
// the body stand at the call, those of the arguments where the author wrote them.
func (p *parser) substitute(body []token, arguments *[9][]token, call token) []token {
	out := make([]token, 0, len(body))
	for i := 0; i < len(body); i++ {
		t := body[i]
		if t.text == "#" && i+1 < len(body) {
			if n := digit(body[i+1].text); n > 0 {
				out = append(out, arguments[n-1]...)
				i++
				continue
			}
		}
		out = append(out, token{t.text, call.start, call.end})
		if len(out) > maxTokens {
			break
		}
	}
	return out
}

// macroArgument takes the tokens of one argument: those in braces or a single one.
func (p *parser) macroArgument(call token) []token {
	p.skip()
	t := p.take()
	switch t.text {
	case "":
		p.fail(call, "an argument of "+call.text+" is missing", "write "+call.text+"{...}")
		return nil
	case "}":
		p.fail(t, "an argument of "+call.text+" is missing", "write "+call.text+"{...}")
		return nil
	case "{":
		return p.balanced(t)
	}
	return []token{t}
}

// balanced takes the tokens up to the brace that closes the one just taken.
func (p *parser) balanced(open token) []token {
	var out []token
	for depth := 1; ; {
		t := p.take()
		switch t.text {
		case "":
			p.fail(open, "the { is not closed", "add a }")
			return nil
		case "{":
			depth++
		case "}":
			if depth--; depth == 0 {
				return out
			}
		}
		out = append(out, t)
	}
}

// define reads \newcommand{\name}[arguments]{body} and its like.
func (p *parser) define(t token) {
	p.takeIf("*")
	p.skip()
	name := p.take()
	if name.text == "{" {
		p.skip()
		name = p.take()
		p.skip()
		if !p.takeIf("}") {
			p.fail(name, "the name of a macro is missing", `write \newcommand{\name}{...}`)
			return
		}
	}
	if !name.isCommand() {
		p.fail(t, "the name of a macro is missing", `write \newcommand{\name}{...}`)
		return
	}
	arguments := p.parameters()
	body := p.macroArgument(t)
	p.local = put(p.local, name.text, macro{max(arguments, highest(body)), body})
}

// parameters takes [2] or #1#2 before a macro's body.
func (p *parser) parameters() int {
	n := 0
	p.skip()
	if p.takeIf("[") {
		n = digit(p.look().text)
		p.take()
		p.takeIf("]")
	}
	for p.takeIf("#") {
		n = max(n, digit(p.look().text))
		p.take()
	}
	return n
}

// defineOperator reads \DeclareMathOperator{\name}{words}.
func (p *parser) defineOperator(t token) {
	command := `\operatorname`
	if p.takeIf("*") {
		command = `\operatorname*`
	}
	name := p.macroArgument(t)
	body := p.macroArgument(t)
	if len(name) != 1 || !name[0].isCommand() {
		p.fail(t, "the name of an operator is missing", `write \DeclareMathOperator{\name}{words}`)
		return
	}
	tokens := append(lex(command+"{"), body...)
	tokens = append(tokens, token{text: "}"})
	p.local = put(p.local, name[0].text, macro{0, tokens})
}

func put(m map[string]macro, name string, v macro) map[string]macro {
	if m == nil {
		m = map[string]macro{}
	}
	m[name] = v
	return m
}
