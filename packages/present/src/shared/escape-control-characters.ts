/**
 * Characters on which a terminal, an editor or a page acts instead of showing them: control characters, format
 * characters (bidirectional overrides, zero-width and tag characters among them), line separators, lone surrogates.
 */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Joiners belong to Persian, Indic scripts and emoji, and reorder nothing. */
const JOINERS = new Set(['\u200c', '\u200d']);

const SHORT: ReadonlyMap<string, string> = new Map(Object.entries({ '\n': '\\n', '\r': '\\r', '\t': '\\t' }));

/** Text from elsewhere on one line, with control and format characters written as escapes such as `\u{1b}`. */
export function escapeControlCharacters(text: string): string {
  return text.replace(ACTIVE, (character) => {
    if (JOINERS.has(character)) return character;
    return SHORT.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
