/** Characters that JSON may hold raw although a terminal acts on them; they occur inside strings only. */
const ACTIVE = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** A value as JSON that is safe to look at. Escapes are JSON's own, so it reads back unchanged. */
export function jsonText(value: unknown): string {
  return `${safe(value)}\n`;
}

/**
 * The same text of an object, piece by piece: the items of its lists become text one after the other, since
 * thirteen months of 50,000 accounts may be longer than a string can be.
 */
export function* jsonPieces(value: object): Generator<string> {
  let separator = '{';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}\n  ${safe(key)}: `;
    separator = ',';
    if (Array.isArray(member) && member.length > 0) yield* itemsOf(member);
    else yield indented(safe(member), '  ');
  }
  yield separator === '{' ? '{}\n' : '\n}\n';
}

function* itemsOf(items: readonly unknown[]): Generator<string> {
  let separator = '[';
  for (const item of items) {
    yield `${separator}\n    ${indented(safe(item ?? null), '    ')}`;
    separator = ',';
  }
  yield '\n  ]';
}

function safe(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(ACTIVE, escaped);
}

/** No string in JSON holds a line break of its own, so those found here are all between its parts. */
function indented(json: string, by: string): string {
  return json.replaceAll('\n', `\n${by}`);
}
