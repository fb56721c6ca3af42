/** So many characters at the least make a piece: less would be a call of the system for every account. */
const PIECE_LENGTH = 65_536;

/** Joins short pieces of text into longer ones, so that a text of any length is written in few calls. */
export function* longPieces(parts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
