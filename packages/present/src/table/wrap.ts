import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** A wide character takes two columns, so no line can be narrower. */
const NARROWEST = 2;

/**
 * Text on lines that are no wider than a terminal, broken between words where possible. The first line begins
 * with the blanks that the text begins with, the others with `indent`. Null columns leave it on one line.
 */
export function wrapped(text: string, columns: number | null, indent = ''): string[] {
  if (columns === null || stringWidth(text) <= columns) return [text];
  // wrap-ansi composes characters (NFC). The content is composed here, so that the first line is a prefix of it.
  const content = text.trimStart().normalize();
  const blanks = text.slice(0, text.length - text.trimStart().length);
  const [first = ''] = linesOf(content, columns - blanks.length);
  const rest = content.slice(first.length).trimStart();
  if (rest === '') return [blanks + first];
  return [blanks + first, ...linesOf(rest, columns - indent.length).map((line) => indent + line)];
}

function linesOf(text: string, columns: number): string[] {
  const room = Math.max(columns, NARROWEST);
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (stringWidth((line + piece).trimEnd()) <= room) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    const [last = '', ...others] = wrapAnsi(piece, room, { hard: true }).split('\n').toReversed();
    lines.push(...others.toReversed());
    line = piece.endsWith(' ') ? `${last} ` : last;
  }
  return [...lines, line.trimEnd()];
}

/** Characters of a script without blanks, beside each of which a line may end. */
const CHARACTER = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]\p{M}*`;
const OPENING = String.raw`[\uFF08「]`;
const CLOSING = String.raw`[\uFF09」、。〜ー:\uFF1A]`;
const WORD = String.raw`(?:(?!${CHARACTER}|${OPENING})\S)+(?:(?<=\d)${CHARACTER})?`;

/**
 * What stays on one line: a word, or a Japanese character, with the marks and blanks that belong to it. A figure among
 * Japanese is a word, too, with the character that says what it counts.
 */
const PIECES = new RegExp(String.raw`${OPENING}*(?:${WORD}|${CHARACTER})${CLOSING}*\s*|\S\s*|\s+`, 'gu');
