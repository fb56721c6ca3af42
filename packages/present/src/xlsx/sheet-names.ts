import { escapeControlCharacters } from '../shared/escape-control-characters.ts';

/** Excel's own limit. */
const LONGEST = 31;

/** Text as the name of a sheet: without the characters that a name must not have, and unlike every name that is taken. */
export function sheetName(text: string, taken: readonly string[]): string {
  const plain = escapeControlCharacters(text)
    .replace(/[[\]:*?/\\]/g, '_')
    .replace(/^'|'$/g, '_');
  const names = new Set(taken.map((name) => name.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` (${count})`;
    const name = `${cut(plain, LONGEST - suffix.length)}${suffix}`;
    if (!names.has(name.toLowerCase())) return name;
  }
}

/** The text up to a length; no character is cut in two, and an apostrophe does not become the last one. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
