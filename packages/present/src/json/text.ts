import { withEscapes } from '../shared/json-escapes.ts';
import { longPieces } from '../shared/text-pieces.ts';

/**
 * How JSON is written: `compact` as `JSON.stringify` does, for programs; `readable` indented, with a line break at the
 * end and without characters that a terminal acts on, for people. Both read back as the same value.
 */
export type JsonLayout = 'compact' | 'readable';

/** Characters that JSON may hold raw although a terminal acts on them; they occur inside of strings only. */
const ACTIVE = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

const INDENT = '  ';

interface Layout {
  /** A value as text, whose further lines belong at this depth. */
  readonly text: (value: unknown, depth: number) => string;
  /** What stands before a member or an item at this depth, and before the bracket that closes it. */
  readonly lineBreak: (depth: number) => string;
  readonly colon: string;
  readonly end: string;
}

const LAYOUTS: Readonly<Record<JsonLayout, Layout>> = {
  compact: { text: (value) => JSON.stringify(value), lineBreak: () => '', colon: ':', end: '' },
  readable: {
    // No string in JSON holds a line break of its own, so those found here all stand between its parts.
    text: (value, depth) => readable(value).replaceAll('\n', `\n${INDENT.repeat(depth)}`),
    lineBreak: (depth) => `\n${INDENT.repeat(depth)}`,
    colon: ': ',
    end: '\n',
  },
};

function readable(value: unknown): string {
  return withEscapes(JSON.stringify(value, null, INDENT), ACTIVE);
}

/** A value as `readable` JSON. */
export function jsonText(value: unknown): string {
  return `${readable(value)}\n`;
}

/**
 * The JSON of plain data in pieces of some 64 thousand characters. The items of its lists become text one after the
 * other: thirteen months of 50,000 accounts may be longer than a string can be.
 */
export function jsonPieces(value: object, layout: JsonLayout): Iterable<string> {
  return longPieces(partsOf(value, LAYOUTS[layout]));
}

function* partsOf(value: object, layout: Layout): Generator<string> {
  yield* partsAt(value, 0, layout);
  yield layout.end;
}

function* partsAt(value: object, depth: number, layout: Layout): Generator<string> {
  if (Array.isArray(value)) yield* itemsOf(value, depth, layout);
  else yield* membersOf(value, depth, layout);
}

function* itemsOf(items: readonly unknown[], depth: number, layout: Layout): Generator<string> {
  const before = layout.lineBreak(depth + 1);
  let separator = '[';
  for (const item of items) {
    yield `${separator}${before}${layout.text(item ?? null, depth + 1)}`;
    separator = ',';
  }
  yield separator === '[' ? '[]' : `${layout.lineBreak(depth)}]`;
}

function* membersOf(value: object, depth: number, layout: Layout): Generator<string> {
  const before = layout.lineBreak(depth + 1);
  let separator = '{';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}${before}${layout.text(key, depth)}${layout.colon}`;
    separator = ',';
    if (typeof member === 'object' && member !== null) yield* partsAt(member, depth + 1, layout);
    else yield layout.text(member, depth);
  }
  yield separator === '{' ? '{}' : `${layout.lineBreak(depth)}}`;
}
