/** So many characters at the least are written at once. */
const PIECE_LENGTH = 65_536;

/**
 * The text that `JSON.stringify` makes of an object of plain data, piece by piece: the items of a list of
 * 50,000 accounts are turned into text one after the other, and the whole is never held as one string.
 */
export function* jsonPieces(value: object): Generator<string> {
  let piece = '';
  for (const part of partsOf(value)) {
    piece += part;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function* partsOf(value: object): Generator<string> {
  if (Array.isArray(value)) yield* itemsOf(value);
  else yield* membersOf(value);
}

function* itemsOf(items: readonly unknown[]): Generator<string> {
  yield '[';
  for (const [at, item] of items.entries()) yield `${at === 0 ? '' : ','}${JSON.stringify(item) ?? 'null'}`;
  yield ']';
}

function* membersOf(value: object): Generator<string> {
  let separator = '{';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ',';
    if (typeof member === 'object' && member !== null) yield* partsOf(member);
    else yield JSON.stringify(member);
  }
  yield separator === '{' ? '{}' : '}';
}
