import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';

// The small form of zod brings no texts of its own.
z.config(en());

/** `a.b[0]`, as a person would look for it in the file. */
function keyOf(path: readonly PropertyKey[]): string {
  let key = '';
  for (const part of path) {
    key += typeof part === 'number' ? `[${part}]` : key === '' ? String(part) : `.${String(part)}`;
  }
  return key;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function lineFor(issue: z.core.$ZodIssue, input: unknown): string {
  const key = keyOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => `unknown key '${keyOf([...issue.path, name])}'`).join('; ');
  }
  const value = valueAt(input, issue.path);
  const where = key === '' ? 'the whole' : `'${key}'`;
  if (value === undefined) return `${where} is missing`;
  const message = issue.message.replace(/^Invalid (input|option): /, 'is not right: ');
  return `${where} (${shown(value)}) ${message}`;
}

/** `input` as the schema describes it. Fails with `code`, naming each key that is wrong and its value. */
export function parseWith<S extends z.core.$ZodType>(
  schema: S,
  input: unknown,
  code: ErrorCode,
  what: string,
): z.output<S> {
  const result = z.safeParse(schema, input);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => lineFor(issue, input));
  throw new OuCostError(code, `${what}: ${lines.join('; ')}`);
}
