import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasJava, javaMatches } from '../../testing/java-matches.ts';
import { javaPattern, PatternError } from './java-pattern.ts';

/** Pieces of patterns, most of which Java and JavaScript read differently somewhere. */
const PIECES = [
  ...[
    'a',
    'b',
    '-',
    '^',
    '$',
    '.',
    '|',
    '(',
    '(?:',
    '(?=',
    '(?!',
    ')',
    '[',
    '[^',
    ']',
    'a-c',
    '&',
    '\u{1f600}',
    'é',
    '\n',
    '\r',
  ],
  ...[
    '\\d',
    '\\w',
    '\\s',
    '\\D',
    '\\S',
    '\\W',
    '\\n',
    '\\r',
    '\\.',
    '\\-',
    '\\é',
    '[\\日]',
    '*',
    '+',
    '?',
    '{2}',
    '{1,}',
    '{0,2}',
    '??',
    '\u0085',
  ],
];
const CHARACTERS = [
  'a',
  'b',
  '-',
  '1',
  '\n',
  '\r',
  '\u0085',
  '\u2028',
  ' ',
  '\u00a0',
  '.',
  '&',
  '\u{1f600}',
  'é',
];

function translated(source: string): RegExp | undefined {
  try {
    return javaPattern(source);
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

it.skipIf(!hasJava())('Java agrees with every pattern that is read, on every text', () => {
  const sources = fc.string({ unit: fc.constantFrom(...PIECES), minLength: 1, maxLength: 6 });
  const texts = fc.array(fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 4 }), {
    minLength: 8,
    maxLength: 8,
  });
  const pairs = fc
    .sample(fc.tuple(sources, texts), 2000)
    .filter(([source]) => translated(source) !== undefined)
    .flatMap(([source, list]) => list.map((text) => [source, text] as const));
  const expected = javaMatches(pairs);
  expect(expected.filter(Boolean).length).toBeGreaterThan(100);
  const differing = pairs.filter(
    ([source, text], index) => translated(source)?.test(text) !== expected[index],
  );
  expect(differing).toEqual([]);
});
