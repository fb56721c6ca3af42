/**
 * Characters on which a terminal, an editor or a page acts instead of showing them: control characters, format
 * characters (bidirectional overrides, zero-width and tag characters among them), line separators, lone surrogates.
 */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Joiners belong to Persian, Indic scripts and emoji, and reorder nothing. */
const JOINERS = new Set(['\u200c', '\u200d']);

/** By code point: a tab in a string would stand as itself in the page's script, which is made smaller. */
const SHORT: ReadonlyMap<number, string> = new Map([
  [9, '\\t'],
  [10, '\\n'],
  [13, '\\r'],
]);

/** Text from elsewhere on one line, with control and format characters written as escapes such as `\u{1b}`. */
export function escapeControlCharacters(text: string): string {
  return text.replace(ACTIVE, (character) => {
    if (JOINERS.has(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    return SHORT.get(code) ?? `\\u{${code.toString(16)}}`;
  });
}
