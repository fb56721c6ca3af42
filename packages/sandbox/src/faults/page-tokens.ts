import { randomBytes } from 'node:crypto';
import { tokenMember } from './applicable.ts';

type Members = Readonly<Record<string, unknown>>;

/** The meaning of a token that a fault put into an answer. */
interface Substituted {
  readonly api: string;
  /** Undefined for the first page. */
  readonly token: unknown;
  /** Whether the page for this token has the same token again, endlessly. */
  readonly repeats: boolean;
}

/** Makes pages empty and tokens repeat, without any change to the listings themselves. */
export class PageTokens {
  readonly #substituted = new Map<unknown, Substituted>();

  /** The request for the service, with its original token. */
  resolved(api: string, input: Members): Members {
    const member = tokenMember(api);
    const known = member === undefined ? undefined : this.#substituted.get(input[member]);
    if (member === undefined || known?.api !== api) return input;
    const { [member]: _substitute, ...rest } = input;
    return known.token === undefined ? rest : { ...rest, [member]: known.token };
  }

  /** The answer for the client if no further fault occurs; a repeating token is still repeated. */
  continued(api: string, input: Members, output: Members): Members {
    const member = tokenMember(api);
    if (member === undefined || this.#substituted.get(input[member])?.repeats !== true) return output;
    return { ...output, [member]: input[member] };
  }

  /** An empty page with a token that leads to the requested page. */
  emptied(api: string, input: Members, output: Members): Members {
    const member = tokenMember(api);
    if (member === undefined) return output;
    const emptied = Object.entries(output).map(([name, value]) => [
      name,
      Array.isArray(value) && name !== 'GroupDefinitions' ? [] : value,
    ]);
    const { [member]: token } = this.resolved(api, input);
    return { ...Object.fromEntries(emptied), [member]: this.#substitute({ api, token, repeats: false }) };
  }

  /** The page with the token of its own request; the first page gets a token that leads to the first page again. */
  repeated(api: string, input: Members, output: Members): Members {
    const member = tokenMember(api);
    if (member === undefined) return output;
    const token = input[member] ?? this.#substitute({ api, token: undefined, repeats: true });
    return { ...output, [member]: token };
  }

  #substitute(substituted: Substituted): string {
    const token = randomBytes(48).toString('base64url');
    this.#substituted.set(token, substituted);
    return token;
  }
}
