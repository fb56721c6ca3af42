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
  return wrapAnsi(text, Math.max(columns, NARROWEST), { hard: true }).split('\n');
}
