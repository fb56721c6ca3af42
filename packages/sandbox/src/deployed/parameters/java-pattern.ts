/**
 * A pattern that is not one of the constructs which Java and JavaScript read alike; the message names the construct.
 */
export class PatternError extends Error {}

/** What Java's `.` does not match without flags. */
const LINE_ENDS = '\\n\\r\\u0085\\u2028\\u2029';

/** Java's predefined classes are ASCII; JavaScript's `\s` is not. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['d', '0-9'],
  ['w', 'a-zA-Z_0-9'],
  ['s', ' \\t\\n\\x0B\\f\\r'],
]);

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
]);

/**
 * Reads a Java regular expression that must match a whole text, as `Matcher.matches()` does. Supported are literals,
 * `.`, `^`, `$`, `|`, groups `(…)`, `(?:…)`, `(?=…)`, `(?!…)`, the quantifiers `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}` and
 * their reluctant forms, classes with ranges and negation, `\d`, `\w`, `\s`, `\D`, `\W`, `\S`, `\t`, `\n`, `\r`, `\f`, and
 * an escaped character that is neither a letter nor a digit of ASCII.
 * @throws PatternError for everything else
 */
export function javaPattern(source: string): RegExp {
  return new RegExp(`^(?:${new Reader(source).read()})$`, 'u');
}

class Reader {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  read(): string {
    const read = this.#alternatives();
    if (this.#next() !== undefined) throw new PatternError("')' without '('");
    return read;
  }

  #alternatives(): string {
    let read = '';
    for (;;) {
      const character = this.#next();
      if (character === undefined || character === ')') return read;
      read += character === '|' ? this.#take() : this.#term();
    }
  }

  #term(): string {
    const first = this.#take();
    switch (first) {
      case '(':
        return this.#group();
      case '[':
        return this.#quantified(this.#class());
      case '.':
        return this.#quantified(`[^${LINE_ENDS}]`);
      case '^':
        return this.#unquantified('^');
      case '$':
        // Before a line terminator that ends the text, too, but not within its \r\n.
        return this.#unquantified(`(?!(?<=\\r)\\n)(?=(?:\\r\\n|[${LINE_ENDS}])?$)`);
      case '\\': {
        const { negated, members, character } = this.#escape();
        const read = character === undefined ? `[${negated ? '^' : ''}${members}]` : members;
        return this.#quantified(read);
      }
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw new PatternError(`'${first}' where nothing is repeated or opened: write \\${first}`);
      default:
        return this.#quantified(literal(first));
    }
  }

  #group(): string {
    let opening = '(?:';
    let isLookahead = false;
    if (this.#next() === '?') {
      this.#take();
      const kind = this.#take();
      isLookahead = kind === '=' || kind === '!';
      if (!isLookahead && kind !== ':') throw new PatternError(`the group (?${kind}`);
      opening = `(?${kind}`;
    }
    const read = `${opening}${this.#alternatives()})`;
    if (this.#next() === undefined) throw new PatternError("'(' without ')'");
    this.#take();
    return isLookahead ? this.#unquantified(read) : this.#quantified(read);
  }

  #unquantified(read: string): string {
    const next = this.#next();
    if (next !== undefined && '*+?{'.includes(next)) {
      throw new PatternError(`the quantifier ${next} after an anchor or a lookahead`);
    }
    return read;
  }

  #quantified(read: string): string {
    const quantifier = this.#quantifier();
    if (quantifier === '') return read;
    const next = this.#next();
    if (next === '+') throw new PatternError(`the possessive quantifier ${quantifier}+`);
    const reluctant = next === '?' ? this.#take() : '';
    const after = this.#next();
    if (after !== undefined && '*+?{'.includes(after)) {
      throw new PatternError(`the quantifier ${after} after another one`);
    }
    return read + quantifier + reluctant;
  }

  #quantifier(): string {
    const next = this.#next();
    if (next === '*' || next === '+' || next === '?') return this.#take();
    if (next !== '{') return '';
    const end = this.#characters.indexOf('}', this.#at);
    const written = this.#characters.slice(this.#at, end + 1).join('');
    const [, least, most = least] = /^\{(\d{1,9})(?:,(\d{1,9})?)?\}$/.exec(written) ?? [];
    if (least === undefined || Number(least) > Number(most)) {
      throw new PatternError(`'{' that is not a quantifier: write {n}, {n,}, {n,m} or \\{`);
    }
    this.#at = end + 1;
    return written;
  }

  #class(): string {
    const negation = this.#next() === '^' ? this.#take() : '';
    let members = '';
    while (this.#next() !== ']' || members === '') members += this.#member();
    this.#take();
    return `[${negation}${members}]`;
  }

  /** One character, range or predefined class, taken in the order in which Java takes them. */
  #member(): string {
    const first = this.#classCharacter();
    if (first.length > 1) return first;
    const [dash, last] = this.#characters.slice(this.#at);
    if (dash !== '-' || last === ']' || last === undefined) return literal(first);
    this.#take();
    const end = this.#classCharacter();
    if (end.length > 1) throw new PatternError(`the range ${first}-\\${last}`);
    if (order(first) > order(end)) throw new PatternError(`the range ${first}-${end}`);
    return `${literal(first)}-${literal(end)}`;
  }

  /** A character as it is, or the members of a predefined class, which are longer than a character. */
  #classCharacter(): string {
    const character = this.#take();
    if (character === '\\') {
      const { negated, members, character: escaped } = this.#escape();
      if (negated) throw new PatternError('a negated class within a class');
      return escaped ?? members;
    }
    if (character === '[' || character === ']' || character === '^') {
      throw new PatternError(`'${character}' within a class: write \\${character}`);
    }
    if (character === '&' && this.#next() === '&') throw new PatternError('an intersection of classes (&&)');
    return character;
  }

  #escape(): { negated: boolean; members: string; character?: string } {
    const character = this.#take();
    const members = CLASSES.get(character.toLowerCase());
    if (members !== undefined) return { negated: !CLASSES.has(character), members };
    const meant = CONTROLS.get(character) ?? character;
    if (/[A-Za-z0-9]/.test(meant)) throw new PatternError(`the escape \\${character}`);
    return { negated: false, members: literal(meant), character: meant };
  }

  #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string {
    const character = this.#next();
    if (character === undefined) throw new PatternError('its end, where something must follow');
    this.#at += 1;
    return character;
  }
}

/** A character in a pattern or a class, whatever it means in JavaScript. */
function literal(character: string): string {
  return `\\u{${order(character).toString(16)}}`;
}

function order(character: string): number {
  return character.codePointAt(0) ?? 0;
}
