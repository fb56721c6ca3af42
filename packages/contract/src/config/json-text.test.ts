import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonText } from './json-text.ts';

const read = (text: string) => parseJsonText(text, 'a.json');

describe("a configuration's text", () => {
  it('may begin with a byte order mark', () => {
    expect(read('\uFEFF{"a": 1}')).toEqual({ a: 1 });
  });

  it.each<[string, string, RegExp]>([
    ['is empty', ' \n', /^a\.json is empty: 'npm run init' writes/],
    ['is not UTF-8', '\uFFFD\uFFFD{\0"\0', /^a\.json is not UTF-8/],
    [
      'has a comma too many in an object',
      '{\n  "a": 1,\n}',
      /line 2, column 9: the comma before '}' is one too many/,
    ],
    ['has a comma too many in a list', '{"a": [1, 2, ]}', /line 1, column 12: the comma before ']'/],
    [
      'has a comment to the end of the line',
      '{\n  // mine\n  "a": 1}',
      /line 2, column 3: JSON has no comments/,
    ],
    ['has a comment in the line', '{"a": 1 /* one */}', /line 1, column 9: JSON has no comments/],
    ['has a comment of a shell', '# mine\n{}', /line 1, column 1: JSON has no comments/],
    ['has single quotes', "{'a': 1}", /line 1, column 2: write keys and texts in straight double quotes/],
    ['has curly quotes', '{"a": “b”}', /line 1, column 7: write keys and texts in straight double quotes/],
    ['has a key without quotes', '{\r\n  a: 1}', /line 2, column 3: write the key in double quotes/],
    ['lacks a comma', '{"a": 1\n "b": 2}', /line 2, column 2: a comma is missing before it/],
    ['ends too early', '{"a": {"b": 1', /column 14: the text ends too early/],
    ['has an object where none can be', '{"a": 1 {"b": 2}}', /column 9: "{" is not expected here/],
    ['goes on after its end', '{} x', /line 1, column 4: "x" is not expected here/],
    ['has a value that JSON does not know', '{"a": NaN}', /line 1, column 7: "N" is not expected here/],
    ['has a line break in a text', '{"a": "x\ny"}', /^a\.json is not JSON: /],
  ])('that %s is refused, with the place', (_, text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringMatching(message) }),
    );
  });

  it('that has a key twice is refused, with both lines', () => {
    expect(() => read('{\n"a": {"b": 1,\n"c": [{"d": 1,\n"d": 2}],\n"b": 3},\n"e": 1}')).toThrow(
      "a.json: 'a.c[0].d' stands twice, in lines 3 and 4: remove one; 'a.b' stands twice, in lines 2 and 5: remove one",
    );
  });

  it('that has a key which would be passed over is refused, with its line', () => {
    expect(() => read('{\n"tags": {\n"__proto__": "x"}}')).toThrow(
      "a.json: 'tags.__proto__' in line 3 is no key of such a file: remove it",
    );
  });

  it('that is JSON stands for what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(!text.includes('"__proto__"'));
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('that is JSON but for its end is refused with a place or a reason, whatever is left', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        expect(() => read(text.slice(0, at % text.length))).toThrow(/^a\.json is (not JSON: line \d+|empty)/);
      }),
    );
  });
});
