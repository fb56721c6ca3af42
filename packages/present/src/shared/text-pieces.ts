/** The least characters in a piece, so that not every one of 50,000 accounts takes a system call. */
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
