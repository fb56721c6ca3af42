import { randomBytes } from 'node:crypto';
import { tokenMember } from './applicable.ts';

type Members = Readonly<Record<string, unknown>>;

/** What a token stands for that a fault put into an answer. */
interface Substituted {
  readonly api: string;
  /** Undefined for the first page. */
  readonly token: unknown;
  /** Whether its page comes with the same token again, for ever. */
  readonly repeats: boolean;
}

/** Pages that are empty and tokens that repeat, without any listing knowing of it. */
export class PageTokens {
  readonly #substituted = new Map<unknown, Substituted>();

  /** The request as the service shall see it. */
  resolved(api: string, input: Members): Members {
    const member = tokenMember(api);
    const known = member === undefined ? undefined : this.#substituted.get(input[member]);
    if (member === undefined || known?.api !== api) return input;
    const { [member]: _substitute, ...rest } = input;
    return known.token === undefined ? rest : { ...rest, [member]: known.token };
  }

  /** The answer as the client shall see it where nothing strikes: a token that repeats goes on repeating. */
  continued(api: string, input: Members, output: Members): Members {
    const member = tokenMember(api);
    if (member === undefined || this.#substituted.get(input[member])?.repeats !== true) return output;
    return { ...output, [member]: input[member] };
  }

  /** An empty page; its token leads to the page that was asked for. */
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

  /** The page with the token it was asked for by; the first page with one that leads to the first page for ever. */
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
