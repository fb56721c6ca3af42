import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { javaPattern, PatternError } from './java-pattern.ts';

describe('a Java pattern', () => {
  it.each([
    // The whole text must match, with anchors or without.
    ['[a-z]+', ['a', 'abc'], ['', 'a1', '1a', 'abc\n', 'A']],
    ['^[a-z]+$', ['abc'], ['abc\n', '\nabc', 'a b']],
    ['a|bc', ['a', 'bc'], ['ac', 'abc', 'b']],
    [
      '^$|^arn:aws:iam::\\d{12}:role/.+$',
      ['', 'arn:aws:iam::111122223333:role/x'],
      ['arn:aws:iam::1:role/x'],
    ],
    // Java's \s, \d and \w are ASCII, and its dot does not match a line terminator.
    ['\\s+', [' \t\n\v\f\r'], ['\u00a0', '\u2003']],
    ['\\d+', ['0123456789'], ['٣']],
    ['\\w', ['_', 'Z'], ['é', '-']],
    ['\\S\\D\\W', ['ab-', '\u00a0\u00a0\u00a0'], ['a1-', ' a-']],
    ['.', ['x', '\u{1f600}', '\t'], ['\n', '\r', '\u0085', '\u2028', '\u2029']],
    // Java's $ also matches before a line terminator that ends the text.
    ['(a$)\\n', ['a\n'], ['a', 'a\n\n']],
    ['[\\w+=,.@-]{1,64}', ['a.b-c@d'], ['', 'a b', 'x'.repeat(65)]],
    ['[0-9-_]+', ['1-_2'], ['a', '.']],
    ['[\\w-.]+', ['a-.'], ['/']],
    ['[^\\]\\\\]', ['a', '\n'], [']', '\\']],
    ['(?!aws)(?:[a-z]|-){2,}?', ['bws', '--'], ['aws', 'awsx', 'a']],
    ['a{2}b{0,1}c{1,}', ['aac', 'aabcc'], ['abc', 'aabb']],
    ['\\{\\}\\*\\/', ['{}*/'], ['{}']],
    ['[a&b]', ['&'], ['ab']],
    ['', [''], ['a']],
  ])('%s matches %j and not %j', (source, matching, others) => {
    const pattern = javaPattern(source);
    expect(matching.filter((text) => !pattern.test(text))).toEqual([]);
    expect(others.filter((text) => pattern.test(text))).toEqual([]);
  });

  it.each([
    ['a*+', /possessive quantifier \*\+/],
    ['a**', /quantifier \* after another/],
    ['(?i)a', /group \(\?i/],
    ['(?<name>a)', /group \(\?</],
    ['(?<=a)b', /group \(\?</],
    ['(a)\\1', /escape \\1/],
    ['\\bword\\b', /escape \\b/],
    ['\\p{Alpha}', /escape \\p/],
    ['\\Qa\\E', /escape \\Q/],
    ['\\x41', /escape \\x/],
    ['[a-z&&[^b]]', /intersection/],
    ['[a[bc]]', /'\[' within a class/],
    ['[]a]', /'\]' within a class/],
    ['[\\D]', /negated class within a class/],
    ['[z-a]', /range z-a/],
    ['[a-\\d]', /range a-/],
    ['^*', /quantifier \* after an anchor/],
    ['(?=a)+', /after an anchor or a lookahead/],
    ['*a', /'\*' where nothing is repeated/],
    ['a{', /not a quantifier/],
    ['a{3,2}', /not a quantifier/],
    ['a}', /'}' where/],
    ['(a', /'\(' without/],
    ['a)', /'\)' without/],
    ['[a', /its end/],
    ['a\\', /its end/],
  ])('%s is refused, since Java and JavaScript may differ or it is wrong', (source, message) => {
    expect(() => javaPattern(source)).toThrow(PatternError);
    expect(() => javaPattern(source)).toThrow(message);
  });

  it('of letters, digits, classes and quantifiers means what it means in JavaScript', () => {
    const atom = fc.constantFrom('a', 'b', '0', '[ab]', '[^a]', '[a-c0-9]', '(?:a|b0)', '(b)', '\\d', '\\.');
    const quantifier = fc.constantFrom('', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?');
    const sources = fc
      .array(fc.tuple(atom, quantifier), { maxLength: 5 })
      .map((terms) => terms.flat().join(''));
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '0', '.'), maxLength: 6 });
    fc.assert(
      fc.property(sources, texts, (source, text) => {
        expect(javaPattern(source).test(text)).toBe(new RegExp(`^(?:${source})$`, 'u').test(text));
      }),
    );
  });

  it('of an escaped text matches exactly this text', () => {
    const characters = fc.oneof(fc.nat(0x2fff), fc.integer({ min: 0x1f600, max: 0x1f64f }));
    const text = fc.string({ unit: characters.map((code) => String.fromCodePoint(code)), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const escaped = [...one].map((each) => (/[A-Za-z0-9]/.test(each) ? each : `\\${each}`)).join('');
        expect(javaPattern(escaped).test(other)).toBe(one === other);
        expect(javaPattern(escaped).test(one)).toBe(true);
      }),
    );
  });
});
