import { DeploymentError } from '../deployed/error.ts';

/** Whether a line of a log is counted. */
export type LineFilter = (line: string) => boolean;

type Condition = (json: unknown) => boolean;

const TOKEN = /\s*(?:(\|\||&&|\(|\)|!=|=)|(\$(?:\.[A-Za-z_]\w*)+)|"((?:[^"\\]|\\["\\])*)")/y;

/**
 * Reads a filter pattern for JSON as CloudWatch Logs does: comparisons of members with texts, joined by `||`, `&&` and
 * parentheses, as in `{ $.message = "a" || $.level = "ERROR" }`. A line that is not JSON does not match.
 *
 * @throws DeploymentError for any other pattern
 */
export function lineFilter(pattern: string): LineFilter {
  const inner = /^\s*\{(.*)\}\s*$/s.exec(pattern)?.[1];
  if (inner === undefined) throw refused(pattern);
  const condition = new Reader(inner, pattern).whole();
  return (line) => {
    try {
      return condition(JSON.parse(line));
    } catch {
      return false;
    }
  };
}

class Reader {
  readonly #text: string;
  readonly #pattern: string;
  #at = 0;
  #token: { readonly sign?: string; readonly path?: string; readonly literal?: string } = {};

  constructor(text: string, pattern: string) {
    this.#text = text;
    this.#pattern = pattern;
    this.#next();
  }

  whole(): Condition {
    const condition = this.#either();
    if (Object.keys(this.#token).length > 0) throw refused(this.#pattern);
    return condition;
  }

  #either(): Condition {
    const left = this.#both();
    if (!this.#takes('||')) return left;
    const right = this.#either();
    return (json) => left(json) || right(json);
  }

  #both(): Condition {
    const left = this.#one();
    if (!this.#takes('&&')) return left;
    const right = this.#both();
    return (json) => left(json) && right(json);
  }

  #one(): Condition {
    if (this.#takes('(')) {
      const within = this.#either();
      if (!this.#takes(')')) throw refused(this.#pattern);
      return within;
    }
    const { path } = this.#token;
    if (path === undefined) throw refused(this.#pattern);
    this.#next();
    const isNot = this.#takes('!=');
    if (!isNot && !this.#takes('=')) throw refused(this.#pattern);
    const { literal } = this.#token;
    if (literal === undefined) throw refused(this.#pattern);
    this.#next();
    const names = path.split('.').slice(1);
    return (json) => {
      const value = memberOf(json, names);
      return value !== undefined && (value === literal) !== isNot;
    };
  }

  #takes(sign: string): boolean {
    if (this.#token.sign !== sign) return false;
    this.#next();
    return true;
  }

  #next(): void {
    if (this.#text.slice(this.#at).trim() === '') {
      this.#token = {};
      return;
    }
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#text);
    if (match === null) throw refused(this.#pattern);
    this.#at = TOKEN.lastIndex;
    const [, sign, path, literal] = match;
    if (literal?.includes('*')) throw refused(this.#pattern);
    this.#token = {
      ...(sign === undefined ? {} : { sign }),
      ...(path === undefined ? {} : { path }),
      ...(literal === undefined ? {} : { literal: literal.replaceAll(/\\(.)/g, '$1') }),
    };
  }
}

function memberOf(json: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined,
    json,
  );
}

function refused(pattern: string): DeploymentError {
  return new DeploymentError(`the sandbox does not know the filter pattern ${pattern}`);
}
