/** A piece of a rule. */
export interface RuleWord {
  /** As it was written, without the quotes around it. */
  readonly text: string;
  readonly kind: 'word' | 'quoted' | 'operator';
}

const OPERATOR = /[<>]=?/y;
const BLANKS = /\s+/y;
const WORD = /(?:\\.|[^\s<>\\])+\\?|\\/suy;

/** Quotes may contain any character; `\` keeps the character after it, as in a path. */
const QUOTED = { '"': /"((?:\\.|[^"\\])*)"/suy, "'": /'((?:\\.|[^'\\])*)'/suy } as const;

function isQuote(character: string): character is keyof typeof QUOTED {
  return Object.hasOwn(QUOTED, character);
}

/** The words of a rule in their order, or null where a quote is not closed. */
export function ruleWords(text: string): RuleWord[] | null {
  const words: RuleWord[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    if (take(BLANKS) !== null) continue;
    const first = text.charAt(at);
    if (isQuote(first)) {
      const quoted = take(QUOTED[first]);
      if (quoted === null) return null;
      words.push({ kind: 'quoted', text: quoted[1] ?? '' });
      continue;
    }
    const operator = take(OPERATOR);
    if (operator !== null) words.push({ kind: 'operator', text: operator[0] });
    else words.push({ kind: 'word', text: take(WORD)?.[0] ?? '' });
  }
  return words;
}
