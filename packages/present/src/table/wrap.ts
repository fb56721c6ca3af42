import stringWidth from 'string-width';

/**
 * Text on lines that are no wider than a terminal, broken between words where it can be. The first line begins
 * with the blanks that the text begins with, the others with `indent`. Null columns leave it on one line.
 */
export function wrapped(text: string, columns: number | null, indent = ''): string[] {
  if (columns === null || stringWidth(text) <= columns) return [text];
  const words = text.trimStart();
  const lines: string[] = [];
  let line = text.slice(0, text.length - words.length);
  let isBegun = false;
  const add = (piece: string, gap: string) => {
    const longer = line + (isBegun ? gap : '') + piece;
    if (isBegun && stringWidth(longer) > columns) {
      lines.push(line);
      line = indent + piece;
    } else {
      line = longer;
    }
    isBegun = true;
  };
  for (const word of words.split(' ')) {
    for (const [at, piece] of piecesOf(word, columns - indent.length).entries())
      add(piece, at === 0 ? ' ' : '');
  }
  return [...lines, line];
}

/** A word, or the pieces of one that is wider than a line; no character is cut in two. */
function piecesOf(word: string, columns: number): string[] {
  if (stringWidth(word) <= columns) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    if (piece !== '' && stringWidth(piece + segment) > Math.max(columns, 2)) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}
