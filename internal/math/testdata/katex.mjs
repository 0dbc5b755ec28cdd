// Writes testdata/katex.txt: what KaTeX makes of each line of formulas.txt, in
// the normal form that katex_test.go compares by. Run by hand, with KaTeX from npm
// (0.19.1 wrote the file that is kept):
//
//	node katex.mjs path/to/katex/dist/katex.mjs
//
// The normal form is nested element names and texts. Its rules, the same in
// katex_test.go:
//
//   - semantics, mstyle, mpadded, menclose, mphantom and mrow are taken away, their
//     children stand in their place; several children of an element with
//     a fixed number of them are put in braces;
//   - mspace, annotation, empty texts and U+2061 (function application) go;
//   - mi, mn, mo and mtext are their text, or are taken away where they hold
//     elements, as KaTeX's mo of an overset relation does; neighbors are joined without spaces;
//   - letters of an alphabet are what Unicode calls them, slanted and upright
//     letters are plain; signs with two code points in use are one.
import fs from 'fs';
import path from 'path';
import url from 'url';

const here = path.dirname(url.fileURLToPath(import.meta.url));
const katex = (await import(path.resolve(process.argv[2]))).default;

const entities = {'&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#x27;': "'"};
const unescape = (s) => s.replace(/&(lt|gt|amp|quot|#x27);/g, (e) => entities[e]);

// parse reads markup that KaTeX wrote into {name, attributes, children}.
function parse(markup) {
  const root = {name: 'root', attributes: '', children: []};
  const stack = [root];
  for (const m of markup.matchAll(/<(\/?)([a-z]+)([^>]*?)(\/?)>|([^<]+)/g)) {
    const top = stack[stack.length - 1];
    if (m[5] !== undefined) {
      top.children.push(unescape(m[5]));
    } else if (m[1]) {
      stack.pop();
    } else {
      const node = {name: m[2], attributes: m[3], children: []};
      top.children.push(node);
      if (!m[4]) stack.push(node);
    }
  }
  return root;
}

const offsets = {
  'bold': [0x1D400, 0x1D41A, 0x1D7CE], 'bold-italic': [0x1D468, 0x1D482, 0x1D7CE], 'script': [0x1D49C, 0x1D4B6],
  'fraktur': [0x1D504, 0x1D51E], 'double-struck': [0x1D538, 0x1D552, 0x1D7D8], 'sans-serif': [0x1D5A0, 0x1D5BA, 0x1D7E2],
  'monospace': [0x1D670, 0x1D68A, 0x1D7F6],
};
const earlier = {
  0x1D49D: 'ℬ', 0x1D4A0: 'ℰ', 0x1D4A1: 'ℱ', 0x1D4A3: 'ℋ', 0x1D4A4: 'ℐ', 0x1D4A7: 'ℒ', 0x1D4A8: 'ℳ', 0x1D4AD: 'ℛ',
  0x1D506: 'ℭ', 0x1D50B: 'ℌ', 0x1D50C: 'ℑ', 0x1D515: 'ℜ', 0x1D51D: 'ℨ', 0x1D53A: 'ℂ', 0x1D53F: 'ℍ', 0x1D545: 'ℕ',
  0x1D547: 'ℙ', 0x1D548: 'ℚ', 0x1D549: 'ℝ', 0x1D551: 'ℤ',
};

// letter returns a letter in an alphabet; Greek ones are compared plain.
function letter(c, variant) {
  const o = offsets[variant];
  if (!o) return c;
  let code;
  if (c >= 'A' && c <= 'Z') code = o[0] + c.charCodeAt(0) - 65;
  else if (c >= 'a' && c <= 'z') code = o[1] + c.charCodeAt(0) - 97;
  else if (c >= '0' && c <= '9' && o[2]) code = o[2] + c.charCodeAt(0) - 48;
  else return c;
  return earlier[code] ?? String.fromCodePoint(code);
}

const same = {
  '-': '−', '*': '∗', '∥': '‖', '∣': '|', '\u00a0': ' ', '^': 'ˆ', '~': '˜', 'ˉ': '¯', '\u20d7': '→', 'ˊ': '´', 'ˋ': '`',
  '\u2009': '', '\u200a': '', '⟶': '→', '⟵': '←', '⟷': '↔', '⟹': '⇒', '⟸': '⇐', '⟺': '⇔', '⟼': '↦', '\u2061': '', '\u2063': '',
};
const vanish = new Set(['root', 'semantics', 'mstyle', 'mpadded', 'menclose', 'mphantom', 'mrow', 'math', 'span']);
const leaves = new Set(['mi', 'mn', 'mo', 'mtext']);
const fixed = new Set(['mfrac', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover']);

function leafText(node) {
  const variant = (node.attributes.match(/mathvariant="([^"]*)"/) ?? [])[1];
  const text = node.children.map((c) => (typeof c === 'string' ? c : leafText(c))).join('');
  const words = node.name === 'mtext' || [...text].length > 1 && node.name === 'mi' && variant === 'normal';
  return [...text].map((c) => letter(words ? c : same[c] ?? c, node.name === 'mtext' ? undefined : variant)).join('');
}

// isText reports whether a leaf holds nothing but texts, perhaps in leaves again.
function isText(node) {
  return typeof node === 'string' || leaves.has(node.name) && node.children.every(isText);
}

// normal returns the list of texts and elements that a node comes to.
function normal(node) {
  if (typeof node === 'string') return node.trim() ? [node] : [];
  if (node.name === 'mspace' || node.name === 'annotation') return [];
  if (isText(node)) {
    const t = [...leafText(node)].map((c) => same[c] ?? c).join('').replace(/ +/g, ' ').trim();
    return t ? [t] : [];
  }
  const parts = node.children.map(normal);
  if (vanish.has(node.name) || leaves.has(node.name)) return parts.flat();
  const body = fixed.has(node.name) ? parts.map(group).join(' ') : joined(parts.flat());
  return [{text: `(${node.name} ${body})`}];
}

function group(list) {
  const j = joined(list);
  return list.length === 1 && typeof list[0] !== 'string' ? j : `{${j}}`;
}

function joined(list) {
  return list.map((p) => (typeof p === 'string' ? p : p.text)).join('');
}

const out = ['# Written by katex.mjs; see there.'];
for (const line of fs.readFileSync(path.join(here, 'formulas.txt'), 'utf8').split('\n')) {
  if (line === '' || line.startsWith('# ')) continue;
  let normalized;
  try {
    const html = katex.renderToString(line, {displayMode: true, output: 'mathml', strict: false, trust: true});
    normalized = joined(normal(parse(html))).normalize('NFC');
  } catch (e) {
    normalized = 'error';
    console.error(line, e.message);
  }
  out.push(line + '\t' + normalized);
}
fs.writeFileSync(path.join(here, 'katex.txt'), out.join('\n') + '\n');
