import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { plainIssues, sentenceOf } from './sentences.ts';

/** How a message names what was parsed, and a part of it. */
export interface Naming {
  /** Null: the parts say enough. */
  readonly whole: string | null;
  /** The part at a path, with its value as JSON; an absent value is undefined. */
  part(path: readonly PropertyKey[], value: unknown): string;
}

/** `a.b[0]`, as a person would look for it in the file. */
export function keyOf(path: readonly PropertyKey[]): string {
  let key = '';
  for (const part of path) {
    key += typeof part === 'number' ? `[${part}]` : key === '' ? String(part) : `.${String(part)}`;
  }
  return key;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}

/** An address on the web, with its host and what stands around that. */
const WEB_ADDRESS = /(https?:\/\/)([^\s"/?#]*@)?([^\s"/?#]*)([/?#][^\s"]*)?/gi;

/** Who knows the address of a webhook may post to it, and messages are logged: of an address only the host is shown. */
function withoutPaths(text: string): string {
  return text.replaceAll(WEB_ADDRESS, (_, scheme: string, user = '', host = '', rest = '') =>
    user === '' && rest === '' ? `${scheme}${host}` : `${scheme}${host}/…`,
  );
}

function shown(value: unknown): string {
  const text = withoutPaths(jsonOf(value) ?? 'nothing');
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** JSON.parse reads lists that are nested deeper than JSON.stringify can write. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (failure) {
    if (failure instanceof RangeError) return 'nested too deep to be shown';
    throw failure;
  }
}

/** Parts by their keys: `'function.timeoutSeconds' (1)`. What is parsed may itself be the part at a path. */
export function byKey(whole: string, at: readonly PropertyKey[] = []): Naming {
  return {
    whole,
    part: (path, value) => {
      const key = keyOf([...at, ...path]);
      const name = key === '' ? 'the whole' : `'${key}'`;
      return value === undefined ? name : `${name} (${shown(value)})`;
    },
  };
}

function lineFor(issue: z.core.$ZodIssue, input: unknown, naming: Naming): string {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => `unknown key '${keyOf([...issue.path, name])}'`).join('; ');
  }
  // What is wrong with a key is said of the object that has it; the key itself is what is shown.
  const isOfKey = issue.code === 'invalid_key';
  const path = isOfKey ? issue.path.slice(0, -1) : issue.path;
  const value = isOfKey ? issue.path.at(-1) : valueAt(input, path);
  const part = naming.part(path, value);
  return `${part} ${value === undefined ? 'is missing' : sentenceOf(issue)}`;
}

/** `input` as the schema describes it. Fails with `code`, naming each part that is wrong and its value. */
export function parseWith<S extends z.core.$ZodType>(
  schema: S,
  input: unknown,
  code: ErrorCode,
  what: string | Naming,
): z.output<S> {
  const result = z.safeParse(schema, input);
  if (result.success) return result.data;
  const naming = typeof what === 'string' ? byKey(what) : what;
  const lines = plainIssues(result.error.issues).map((issue) => lineFor(issue, input, naming));
  throw new OuCostError(code, `${naming.whole === null ? '' : `${naming.whole}: `}${lines.join('; ')}`);
}
