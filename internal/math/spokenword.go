package math

// spokenRunes are the words for signs.
var spokenRunes = map[rune]string{
	'+': "plus", '−': "minus", '=': "equals", '≠': "is not equal to", '<': "is less than", '>': "is greater than",
	'≤': "is at most", '≥': "is at least", '⩽': "is at most", '⩾': "is at least",
	'≪': "is much less than", '≫': "is much greater than",
	'≈': "is about", '∼': "is distributed as", '≃': "is similar to", '≅': "is congruent to", '≡': "is identical to",
	'∝': "is proportional to", '≔': "is defined as", '×': "times", '⋅': "times", '∗': "star", '÷': "divided by",
	'/': "over", '±': "plus or minus", '∓': "minus or plus", '∘': "after", '⊗': "tensor", '⊕': "direct sum",
	'⊙': "elementwise times", '∈': "in", '∉': "not in", '∋': "contains", '⊂': "is a subset of",
	'⊆': "is a subset of or equal to", '⊃': "is a superset of", '⊇': "is a superset of or equal to",
	'∪': "union", '∩': "intersection", '∖': "without", '∅': "the empty set", '∞': "infinity",
	'∀': "for all", '∃': "there is", '∄': "there is no", '¬': "not", '∧': "and", '∨': "or", '⊢': "proves",
	'→': "to", '←': "gets", '↔': "if and only if", '⇒': "implies", '⟹': "implies", '⇔': "if and only if",
	'⟺': "if and only if", '⟸': "is implied by", '⟶': "to", '↦': "maps to", '⟼': "maps to", '∣': "given",
	'|': "bar", '‖': "double bar", '∥': "is parallel to", '⊥': "is perpendicular to", '∑': "the sum", '∏': "the product",
	'∫': "the integral", '∬': "the double integral", '∭': "the triple integral", '∮': "the contour integral",
	'⋃': "the union", '⋂': "the intersection", '∂': "partial", '∇': "nabla", 'ℓ': "ell", 'ℏ': "h bar", 'ℜ': "the real part of",
	'ℑ': "the imaginary part of", '(': "open", ')': "close,", '[': "open bracket", ']': "close bracket,",
	'{': "open brace", '}': "close brace,", '⟨': "open angle", '⟩': "close angle,", '⌊': "the floor of", '⌋': "end floor,",
	'⌈': "the ceiling of", '⌉': "end ceiling,", ',': ",", ';': ",", ':': "such that", '.': ".", '!': "factorial",
	'…': "dots", '⋯': "dots", '⋮': "dots", '⋱': "dots", '%': "percent", '#': "number", '&': "and", '@': "at", '$': "dollars",
	'†': "dagger", '⊤': "top", '′': "prime", '°': "degrees", '√': "root",
}
