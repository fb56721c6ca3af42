import { evaluate, type Scope, type Value } from './evaluate.ts';
import { type Body, type Expression, expressionOf, parseHcl } from './hcl.ts';

interface Validation {
  readonly condition: Expression;
  readonly message: string;
}

interface Variable {
  readonly type: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly usual: Value;
  readonly validations: readonly Validation[];
}

/** A folder of configuration, with all its files in one body. */
export interface Module {
  readonly body: Body;
  readonly variables: ReadonlyMap<string, Variable>;
  /** The expressions of the locals, in the order of their files. */
  readonly locals: ReadonlyMap<string, unknown>;
}

/** The bodies that blocks of one type have, by their labels joined by a dot: `resource` → `aws_s3_object.template`. */
export function blocks(body: Body, type: string, labels: number): Map<string, Body> {
  const found = new Map<string, Body>();
  const visit = (value: unknown, path: readonly string[]): void => {
    if (path.length === labels) {
      const [only, another] = value as readonly Body[];
      if (only === undefined || another !== undefined) throw new Error(`${path.join('.')} stands twice`);
      found.set(path.join('.'), only);
      return;
    }
    for (const [name, inner] of Object.entries(value as object)) visit(inner, [...path, name]);
  };
  if (Object.hasOwn(body, type)) visit(body[type], []);
  return found;
}

export async function moduleOf(files: ReadonlyMap<string, string>): Promise<Module> {
  const text = [...files].filter(([name]) => name.endsWith('.tf')).map(([, content]) => content);
  const body = await parseHcl('module.tf', text.join('\n'));
  const variables = new Map<string, Variable>();
  for (const [name, block] of blocks(body, 'variable', 1)) {
    const written = (block['validation'] ?? []) as readonly { condition: string; error_message: string }[];
    const validations = await Promise.all(
      written.map(async ({ condition, error_message }) => ({
        condition: await expressionOf(condition),
        message: error_message,
      })),
    );
    variables.set(name, {
      type: String(block['type']).slice(2, -1),
      description: String(block['description']),
      isRequired: !Object.hasOwn(block, 'default'),
      usual: block['default'],
      validations,
    });
  }
  const locals = new Map<string, unknown>();
  for (const block of (body['locals'] ?? []) as readonly Body[]) {
    for (const [name, value] of Object.entries(block)) locals.set(name, value);
  }
  return { body, variables, locals };
}

/** The value of what stands in a body: an expression, a literal, or a list or object of them. */
export async function evaluated(written: unknown, scope: Scope): Promise<Value> {
  if (typeof written === 'string') return evaluate(await expressionOf(written), scope);
  if (Array.isArray(written)) return Promise.all(written.map((one) => evaluated(one, scope)));
  if (typeof written !== 'object' || written === null) return written;
  const entries = Object.entries(written).map(
    async ([name, one]) => [name, await evaluated(one, scope)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** What a plan says of a module's inputs. */
export interface Planned {
  /** The inputs that the module refuses, and what is wrong with them together. */
  readonly problems: readonly string[];
  readonly parameters: Readonly<Record<string, Value>>;
}

/** Makes a function that plans the module with inputs: the values that are given, besides the defaults. */
export async function planner({ variables, locals }: Module, partition: string) {
  const written = async (name: string): Promise<unknown> => {
    const value = locals.get(name);
    if (typeof value === 'string') return expressionOf(value);
    if (Array.isArray(value)) return Promise.all(value.map(String).map(expressionOf));
    const entries = Object.entries(value as Record<string, string>);
    return Object.fromEntries(
      await Promise.all(entries.map(async ([key, one]) => [key, await expressionOf(one)])),
    );
  };
  const parameters = (await written('parameters')) as Record<string, Expression>;
  const inOrder = [
    'arns',
    'partitions',
    'role_names',
    'has_vpc',
    'has_export',
    'has_archive',
    'schedule',
    'of_schedule',
    'mail_sender',
    'mail_identity',
    'trust_statements',
    'trust_external_id',
    'trust',
    'problems',
  ].filter((name) => locals.has(name));
  const others: [string, Expression | Expression[]][] = [];
  for (const name of inOrder) others.push([name, (await written(name)) as Expression | Expression[]]);
  return (inputs: Readonly<Record<string, Value>>): Planned => {
    const usual = [...variables].map(([name, one]) => [name, one.usual] as const);
    const scope = {
      var: { ...Object.fromEntries(usual), ...inputs },
      local: { partition } as Record<string, Value>,
    };
    const refused = [...variables].flatMap(([name, { validations, isRequired }]) =>
      isRequired && !Object.hasOwn(inputs, name)
        ? [`${name}: is required`]
        : validations
            .filter(({ condition }) => evaluate(condition, scope) !== true)
            .map(({ message }) => message),
    );
    if (refused.length > 0) return { problems: refused, parameters: {} };
    for (const [name, one] of others)
      scope.local[name] = Array.isArray(one)
        ? one.map((part) => evaluate(part, scope))
        : evaluate(one, scope);
    const values = Object.entries(parameters).map(([name, one]) => [name, evaluate(one, scope)] as const);
    return { problems: scope.local['problems'] as string[], parameters: Object.fromEntries(values) };
  };
}
