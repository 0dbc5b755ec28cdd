package sums

import (
	"fmt"
	"math"
)

// A function computes with at least one argument.
type function struct {
	min, max int // number of arguments; max 0 is any
	compute  func(args []value) (value, bool)
}

var functions = map[string]function{
	"sqrt":  {1, 1, sqrt},
	"ln":    {1, 1, rough(math.Log)},
	"log2":  {1, 1, rough(math.Log2)},
	"log10": {1, 1, rough(math.Log10)},
	"exp":   {1, 1, rough(math.Exp)},
	"min":   {1, 0, extreme(-1)},
	"max":   {1, 0, extreme(1)},
	"ceil":  {1, 1, func(a []value) (value, bool) { return a[0].negated().floor().negated(), true }},
	"floor": {1, 1, func(a []value) (value, bool) { return a[0].floor(), true }},
	"round": {1, 1, func(a []value) (value, bool) { return value{x: newFloat().SetInt(a[0].rounded())}, true }},
}

var functionNames = []string{"sqrt", "ln", "log2", "log10", "exp", "min", "max", "ceil", "floor", "round"}

// call reads the arguments of a function, which commas or semicolons part.
func (e *expression) call(start int, name string, f function) value {
	args := []value{e.terms()}
	for {
		r, _ := e.operator(",;")
		if r == 0 {
			break
		}
		e.tidy.WriteString(", ")
		args = append(args, e.terms())
	}
	e.operators++
	e.closing()
	if len(args) < f.min || f.max > 0 && len(args) > f.max {
		e.fail(start, e.pos, fmt.Sprintf("%s takes %d number, not %d", name, f.max, len(args)), "a comma before three digits parts thousands; any other parts arguments")
	}
	return e.function(start, name, f.compute, args...)
}

// function applies a function, and fails where it is not defined.
func (e *expression) function(at int, name string, compute func([]value) (value, bool), args ...value) value {
	v, ok := compute(args)
	if !ok && e.unknown {
		return number(1)
	}
	if !ok {
		e.fail(at, e.pos, fmt.Sprintf("%s has no value here", name), "look at the sign and the size of its number")
	}
	return e.checked(at, v)
}

// sqrt is exact to the precision of values.
func sqrt(a []value) (value, bool) {
	if a[0].x.Sign() < 0 {
		return value{}, false
	}
	return value{newFloat().Sqrt(a[0].x), a[0].rough}, true
}

// pow returns a[0] to the power of a[1], of which one is no small whole number.
func pow(a []value) (value, bool) {
	return fromFloat(math.Pow(a[0].float(), a[1].float()))
}

// rough makes a function of one argument of one of package math.
func rough(f func(float64) float64) func([]value) (value, bool) {
	return func(a []value) (value, bool) { return fromFloat(f(a[0].float())) }
}

func fromFloat(x float64) (value, bool) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return value{}, false
	}
	return value{newFloat().SetFloat64(x), true}, true
}

// extreme returns the function that chooses the least (-1) or the greatest (1)
// of its arguments.
func extreme(sign int) func([]value) (value, bool) {
	return func(a []value) (value, bool) {
		best := a[0]
		for _, v := range a[1:] {
			if v.x.Cmp(best.x) == sign {
				best = v
			}
		}
		return best, true
	}
}
