package math

import "sync"

// letters are the commands for characters that are set as a variable is: an
// alphabet such as \mathbf changes them.
var letters = map[string]rune{
	"Alpha": 'Α', "Bbbk": '𝕜', "Beta": 'Β', "Chi": 'Χ', "Delta": 'Δ', "Epsilon": 'Ε', "Eta": 'Η', "Finv": 'Ⅎ',
	"Game": '⅁', "Gamma": 'Γ', "Im": 'ℑ', "Iota": 'Ι', "Kappa": 'Κ', "Lambda": 'Λ', "Mu": 'Μ', "Nu": 'Ν',
	"Omega": 'Ω', "Omicron": 'Ο', "Phi": 'Φ', "Pi": 'Π', "Psi": 'Ψ', "Re": 'ℜ', "Rho": 'Ρ', "Sigma": 'Σ',
	"Tau": 'Τ', "Theta": 'Θ', "Upsilon": 'Υ', "Xi": 'Ξ', "Zeta": 'Ζ', "alef": 'ℵ', "alefsym": 'ℵ', "aleph": 'ℵ',
	"alpha": 'α', "beta": 'β', "beth": 'ℶ', "bot": '⊥', "chi": 'χ', "complement": '∁', "daleth": 'ℸ', "delta": 'δ',
	"digamma": 'ϝ', "ell": 'ℓ', "empty": '∅', "emptyset": '∅', "epsilon": 'ϵ', "eta": 'η', "eth": 'ð',
	"gamma": 'γ', "gimel": 'ℷ', "hbar": 'ℏ', "hslash": 'ℏ', "image": 'ℑ', "imath": 'ı', "infin": '∞', "infty": '∞',
	"iota": 'ι', "jmath": 'ȷ', "kappa": 'κ', "lambda": 'λ', "mho": '℧', "mu": 'μ', "nabla": '∇', "nu": 'ν',
	"omega": 'ω', "omicron": 'ο', "partial": '∂', "phi": 'ϕ', "pi": 'π', "psi": 'ψ', "real": 'ℜ', "rho": 'ρ',
	"sigma": 'σ', "tau": 'τ', "theta": 'θ', "thetasym": 'ϑ', "top": '⊤', "upsilon": 'υ', "varepsilon": 'ε',
	"varkappa": 'ϰ', "varnothing": '∅', "varphi": 'φ', "varpi": 'ϖ', "varrho": 'ϱ', "varsigma": 'ς',
	"vartheta": 'ϑ', "weierp": '℘', "wp": '℘', "xi": 'ξ', "zeta": 'ζ',
}

// symbols are the commands that stand for one character, by the class of atom
// that it is in TeX. The names are those of LaTeX, AMS-LaTeX and HTML entities
// that KaTeX documents.
var symbols = [...]map[string]rune{
	ordinary: {
		"#": '#', "$": '$', "%": '%', "&": '&', "Box": '□', "Diamond": '◊', "P": '¶', "S": '§', "Vert": '‖', "_": '_',
		"angle": '∠', "backprime": '‵', "backslash": '\\', "bigstar": '★', "blacklozenge": '⧫', "blacksquare": '■',
		"blacktriangle": '▲', "blacktriangledown": '▼', "checkmark": '✓', "circledR": '®', "circledS": 'Ⓢ',
		"clubs": '♣', "clubsuit": '♣', "copyright": '©', "dag": '†', "ddag": '‡', "degree": '°', "diagdown": '╲',
		"diagup": '╱', "diamonds": '♢', "diamondsuit": '♢', "euro": '€', "exist": '∃', "exists": '∃', "flat": '♭',
		"forall": '∀', "hearts": '♡', "heartsuit": '♡', "iddots": '⋰', "lnot": '¬', "lozenge": '◊', "maltese": '✠',
		"mathsterling": '£', "measuredangle": '∡', "natural": '♮', "neg": '¬', "nexists": '∄', "pounds": '£',
		"prime": '′', "sect": '§', "sharp": '♯', "spades": '♠', "spadesuit": '♠', "sphericalangle": '∢', "square": '□',
		"surd": '√', "textasciitilde": '~', "textdegree": '°', "textdollar": '$', "textunderscore": '_',
		"triangle": '△', "triangledown": '▽', "varvdots": '⋮', "vdots": '⋮', "vert": '|', "yen": '¥', "|": '‖',
	},
	operator: {
		"bigcap": '⋂', "bigcup": '⋃', "bigodot": '⨀', "bigoplus": '⨁', "bigotimes": '⨂', "bigsqcup": '⨆',
		"bigtimes": '⨉', "biguplus": '⨄', "bigvee": '⋁', "bigwedge": '⋀', "coprod": '∐', "iiint": '∭', "iint": '∬',
		"int": '∫', "intop": '∫', "oiiint": '∰', "oiint": '∯', "oint": '∮', "prod": '∏', "smallint": '∫', "sum": '∑',
	},
	binary: {
		"And": '&', "Cap": '⋒', "Cup": '⋓', "amalg": '⨿', "ast": '∗', "barwedge": '⊼', "bigcirc": '◯',
		"bigtriangledown": '▽', "bigtriangleup": '△', "boxdot": '⊡', "boxminus": '⊟', "boxplus": '⊞', "boxtimes": '⊠',
		"bullet": '∙', "cap": '∩', "cdot": '⋅', "centerdot": '⋅', "circ": '∘', "circledast": '⊛', "circledcirc": '⊚',
		"circleddash": '⊝', "cup": '∪', "curlyvee": '⋎', "curlywedge": '⋏', "dagger": '†', "ddagger": '‡',
		"diamond": '⋄', "div": '÷', "divideontimes": '⋇', "dotplus": '∔', "doublebarwedge": '⩞', "doublecap": '⋒',
		"doublecup": '⋓', "gtrdot": '⋗', "intercal": '⊺', "land": '∧', "leftthreetimes": '⋋', "lessdot": '⋖',
		"lhd": '⊲', "lor": '∨', "ltimes": '⋉', "mp": '∓', "odot": '⊙', "ominus": '⊖', "oplus": '⊕', "oslash": '⊘',
		"otimes": '⊗', "plusmn": '±', "pm": '±', "rhd": '⊳', "rightthreetimes": '⋌', "rtimes": '⋊', "sdot": '⋅',
		"setminus": '∖', "smallsetminus": '∖', "sqcap": '⊓', "sqcup": '⊔', "star": '⋆', "times": '×',
		"triangleleft": '◃', "triangleright": '▹', "unlhd": '⊴', "unrhd": '⊵', "uplus": '⊎', "vee": '∨', "veebar": '⊻',
		"wedge": '∧', "wr": '≀',
	},
	opening: {
		"lBrace": '⦃', "lVert": '‖', "lang": '⟨', "langle": '⟨', "lbrace": '{', "lbrack": '[', "lceil": '⌈',
		"lfloor": '⌊', "lgroup": '⟮', "llbracket": '⟦', "llcorner": '⌞', "lmoustache": '⎰', "lparen": '(',
		"lvert": '|', "ulcorner": '⌜', "{": '{',
	},
	closing: {
		"lrcorner": '⌟', "rBrace": '⦄', "rVert": '‖', "rang": '⟩', "rangle": '⟩', "rbrace": '}', "rbrack": ']',
		"rceil": '⌉', "rfloor": '⌋', "rgroup": '⟯', "rmoustache": '⎱', "rparen": ')', "rrbracket": '⟧', "rvert": '|',
		"urcorner": '⌝', "}": '}',
	},
	punctuation: {
		"cdotp": '⋅', "ldotp": '.',
	},
	inner: {
		"cdots": '⋯', "ddots": '⋱', "dots": '…', "dotsb": '⋯', "dotsc": '…', "dotsi": '⋯', "dotsm": '⋯', "dotso": '…',
		"ldots": '…', "mathellipsis": '…',
	},
	relation: relations,
}

// symbolNamed returns the character that a command stands for.
func symbolNamed(name string) (rune, class, bool) {
	for c := range symbols {
		if r, ok := symbols[c][name]; ok {
			return r, class(c), true
		}
	}
	return 0, ordinary, false
}

// classes are the classes of the characters that the commands stand for, for
// authors who type the characters themselves.
var classes = sync.OnceValue(func() map[rune]class {
	byRune := make(map[rune]class, 600)
	for c := range symbols {
		for _, r := range symbols[c] {
			if _, ok := byRune[r]; !ok || class(c) == relation {
				byRune[r] = class(c)
			}
		}
	}
	return byRune
})
