package math

import (
	"slices"
	"strings"

	"fieldguide/internal/source"
)

// A construct is what a command with arguments of its own makes.
type construct uint8

const (
	fractionConstruct construct = iota + 1
	binomialConstruct
	generalFractionConstruct
	radicalConstruct
	accentConstruct
	barConstruct
	braceConstruct
	oversetConstruct
	undersetConstruct
	stackrelConstruct
	substackConstruct
	fenceConstruct
	environmentConstruct
	alphabetConstruct
	textConstruct
	operatorNameConstruct
	functionConstruct
	classConstruct
	arrowConstruct
	textColorConstruct
	colorBoxConstruct
	frameConstruct
	phantomConstruct
	smashConstruct
	lapConstruct
	spaceConstruct
	strutConstruct
	notConstruct
	modConstruct
	tagConstruct
	labelConstruct
	defineConstruct
	defineOperatorConstruct
	sizedConstruct
	sizeConstruct
	nothingConstruct
)

// constructs are the commands that are neither symbols, spaces nor shorthands.
var constructs = map[string]construct{
	"frac": fractionConstruct, "dfrac": fractionConstruct, "tfrac": fractionConstruct, "cfrac": fractionConstruct,
	"binom": binomialConstruct, "dbinom": binomialConstruct, "tbinom": binomialConstruct,
	"genfrac": generalFractionConstruct, "sqrt": radicalConstruct,
	"overline": barConstruct, "underline": barConstruct,
	"overset": oversetConstruct, "underset": undersetConstruct, "stackrel": stackrelConstruct,
	"substack": substackConstruct, "left": fenceConstruct, "begin": environmentConstruct,
	"operatorname": operatorNameConstruct, "operatornamewithlimits": operatorNameConstruct,
	"mathop": classConstruct, "mathbin": classConstruct, "mathrel": classConstruct, "mathord": classConstruct,
	"mathopen": classConstruct, "mathclose": classConstruct, "mathpunct": classConstruct, "mathinner": classConstruct,
	"textcolor": textColorConstruct, "colorbox": colorBoxConstruct,
	"boxed": frameConstruct, "fbox": frameConstruct, "cancel": frameConstruct, "bcancel": frameConstruct,
	"xcancel": frameConstruct, "sout": frameConstruct,
	"phantom": phantomConstruct, "hphantom": phantomConstruct, "vphantom": phantomConstruct, "smash": smashConstruct,
	"mathllap": lapConstruct, "mathrlap": lapConstruct, "mathclap": lapConstruct,
	"hspace": spaceConstruct, "kern": spaceConstruct, "mkern": spaceConstruct, "hskip": spaceConstruct,
	"mskip": spaceConstruct, "rule": strutConstruct,
	"not": notConstruct, "bmod": modConstruct, "tag": tagConstruct, "label": labelConstruct,
	"newcommand": defineConstruct, "renewcommand": defineConstruct, "providecommand": defineConstruct,
	"def": defineConstruct, "gdef": defineConstruct, "DeclareMathOperator": defineOperatorConstruct,
	"nonumber": nothingConstruct, "notag": nothingConstruct, "relax": nothingConstruct,
	"allowbreak": nothingConstruct, "nobreak": nothingConstruct, "strut": nothingConstruct,
	"tiny": sizeConstruct, "scriptsize": sizeConstruct, "footnotesize": sizeConstruct, "small": sizeConstruct,
	"normalsize": sizeConstruct, "large": sizeConstruct, "Large": sizeConstruct, "LARGE": sizeConstruct,
	"huge": sizeConstruct, "Huge": sizeConstruct,
}

// command reads one command that is not a macro.
func (p *parser) command(t token) node {
	p.take()
	name := t.text[1:]
	if c := constructOf(name); c != 0 {
		p.warn(t)
		return p.construct(c, t)
	}
	if w, ok := spaces[name]; ok {
		return &space{w}
	}
	if r, ok := letters[name]; ok {
		return &symbol{text: string(r), alphabet: p.alphabet, kind: identifier, command: name}
	}
	if r, c, ok := symbolNamed(name); ok {
		s := &symbol{text: string(r), cls: c, kind: sign, command: name}
		if c == operator {
			s.limits = limitsOf(r)
		}
		return s
	}
	p.unknown(t)
	return &row{}
}

// constructOf returns the construct that a command makes, or 0.
func constructOf(name string) construct {
	if c, ok := constructs[name]; ok {
		return c
	}
	if _, ok := accents[name]; ok {
		return accentConstruct
	}
	if _, ok := braces[name]; ok {
		return braceConstruct
	}
	if _, ok := alphabetNames[name]; ok {
		return alphabetConstruct
	}
	if _, ok := textAlphabets[name]; ok {
		return textConstruct
	}
	if _, ok := functions[name]; ok {
		return functionConstruct
	}
	if _, ok := longArrows[name]; ok {
		return arrowConstruct
	}
	if step, _ := sizeOf(name); step > 0 {
		return sizedConstruct
	}
	return 0
}

func (p *parser) construct(c construct, t token) node {
	switch c {
	case fractionConstruct, binomialConstruct:
		return p.fraction(t)
	case generalFractionConstruct:
		return p.generalFraction(t)
	case radicalConstruct:
		degree := p.optional()
		return &radical{p.argument(t), degree}
	case accentConstruct:
		a := accents[t.text[1:]]
		return &accent{p.argument(t), a.mark, a.stretchy, a.under, t.text[1:]}
	case barConstruct:
		return &bar{p.argument(t), t.text == `\underline`}
	case braceConstruct:
		b := braces[t.text[1:]]
		return &brace{p.argument(t), b.mark, b.under}
	case oversetConstruct, undersetConstruct, stackrelConstruct:
		return p.stack(c, t)
	case substackConstruct:
		return p.substack(t)
	case fenceConstruct:
		return p.fence(t)
	case sizedConstruct:
		return p.sized(t)
	case environmentConstruct:
		return p.environment(t)
	case alphabetConstruct:
		return p.inAlphabet(t)
	case textConstruct:
		return p.textArgument(t, textAlphabets[t.text[1:]])
	case operatorNameConstruct:
		return p.operatorName(t)
	case functionConstruct:
		return &symbol{text: t.text[1:], alphabet: roman, cls: operator, kind: functionName, limits: functions[t.text[1:]]}
	case classConstruct:
		return p.classed(t)
	case arrowConstruct:
		under := p.optional()
		return &arrow{longArrows[t.text[1:]], p.argument(t), under}
	case textColorConstruct:
		c := p.color(t)
		return &colored{c, p.argument(t)}
	case colorBoxConstruct:
		c := p.color(t)
		return &framed{&row{[]node{p.textArgument(t, roman)}}, filled, c}
	case frameConstruct:
		return p.framed(t)
	case phantomConstruct, smashConstruct, lapConstruct:
		return p.adjusted(t)
	}
	return p.smallConstruct(c, t)
}

// smallConstruct reads the commands that leave a space, a sign or nothing.
func (p *parser) smallConstruct(c construct, t token) node {
	switch c {
	case spaceConstruct:
		p.takeIf("*")
		return &space{p.dimension(t)}
	case strutConstruct:
		return p.strut(t)
	case notConstruct:
		return p.negated(t)
	case modConstruct:
		return &symbol{text: "mod", alphabet: roman, cls: binary, kind: functionName}
	case tagConstruct:
		p.readTag(t)
	case labelConstruct:
		p.raw(t)
	case defineConstruct:
		p.define(t)
	case defineOperatorConstruct:
		p.defineOperator(t)
	case sizeConstruct:
		p.warnings = append(p.warnings, Warning{t.start, t.end, t.text + " changes nothing here", "leave sizes to the theme"})
	case nothingConstruct:
	default:
		panic("math: construct without a reader")
	}
	return nil
}

// unknown reports a command that is not known, with the nearest one.
func (p *parser) unknown(t token) {
	name := t.text[1:]
	hint := "write its characters, or define it under macros in guide.yaml"
	if near := source.Nearest(name, p.commandNames()); near != "" {
		hint = `did you mean \` + near + "?"
	}
	p.fail(t, "no command is called "+t.text, hint)
}

// commandNames returns every command in order, for suggestions.
func (p *parser) commandNames() []string {
	names := []string{"right", "middle", "end", "limits", "nolimits", "color", "over", "choose"}
	names = appendKeys(names, letters)
	for _, s := range symbols {
		names = appendKeys(names, s)
	}
	names = appendKeys(names, constructs)
	names = appendKeys(names, accents)
	names = appendKeys(names, braces)
	names = appendKeys(names, alphabetNames)
	names = appendKeys(names, textAlphabets)
	names = appendKeys(names, functions)
	names = appendKeys(names, longArrows)
	names = appendKeys(names, spaces)
	names = appendKeys(names, styleSwitches)
	for _, defined := range []map[string]macro{p.macros.bodies, p.local} {
		names = appendNames(names, defined)
	}
	names = appendNames(names, shorthands)
	slices.Sort(names)
	return slices.Compact(names)
}

// appendKeys appends the keys of a table; the caller sorts them.
func appendKeys[V any](names []string, m map[string]V) []string {
	for k := range m {
		names = append(names, k)
	}
	return names
}

// appendNames is appendKeys for tables whose keys have a backslash.
func appendNames[V any](names []string, m map[string]V) []string {
	for k := range m {
		names = append(names, strings.TrimPrefix(k, `\`))
	}
	return names
}
