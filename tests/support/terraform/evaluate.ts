import type { Expression } from './hcl.ts';

/** A value of Terraform: a text, a number, a list, an object, null. */
export type Value = unknown;

/** The values of the first names: `var`, `local`, `data`, …. */
export type Scope = Readonly<Record<string, Value>>;

/**
 * What Terraform makes of an expression, as far as the modules use its language. Everything else fails, so that no
 * expression counts as evaluated that is not.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { type, meta = {}, children } = expression;
  const [first, second, third] = children;
  const each = () => children.map((child) => evaluate(child, scope));
  switch (type) {
    case 'literalValue':
      return literal(meta.type, meta.value ?? '');
    case 'template':
      return children.length === 0 ? '' : each().map(text).join('');
    case 'tuple':
      return each();
    case 'scopeTraversal':
      return (meta.traversal ?? []).reduce<Value>((value, { segment }) => element(value, segment), scope);
    case 'conditional':
      return evaluate(needed(evaluate(needed(first), scope) === true ? second : third), scope);
    case 'unaryOp':
      if (meta.operator !== 'logicalNot') throw new Error(`unknown operator ${meta.operator}`);
      return evaluate(needed(first), scope) !== true;
    case 'binaryOp':
      return operation(meta.operator ?? '', evaluate(needed(first), scope), evaluate(needed(second), scope));
    case 'for':
      return listOf(evaluate(needed(first), scope)).map((value) =>
        evaluate(needed(second), { ...scope, [meta.valVar ?? '']: value }),
      );
    case 'function':
      return call(meta.name ?? '', children, scope);
    case '':
      return evaluate(needed(first), scope);
    default:
      throw new Error(`cannot evaluate ${type}: ${meta.value}`);
  }
}

function needed(part: Expression | undefined): Expression {
  if (part === undefined) throw new Error('the expression lacks a part');
  return part;
}

function literal(type: string | undefined, value: string): Value {
  if (type === 'number') return Number(value);
  if (type === 'string') return JSON.parse(`"${value}"`);
  if (value === 'null') return null;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new Error(`unknown constant ${value}`);
}

function element(value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
    throw new Error(`there is no '${name}'`);
  return (value as Record<string, Value>)[name];
}

function text(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`not a text: ${JSON.stringify(value)}`);
}

function number(value: Value): number {
  if (typeof value !== 'number') throw new Error(`not a number: ${JSON.stringify(value)}`);
  return value;
}

function listOf(value: Value): readonly Value[] {
  if (!Array.isArray(value)) throw new Error(`not a list: ${JSON.stringify(value)}`);
  return value;
}

/** Both sides are evaluated whatever the first one is, as Terraform does before 1.12. */
function operation(operator: string, left: Value, right: Value): boolean {
  switch (operator) {
    case 'equal':
      return left === right;
    case 'notEqual':
      return left !== right;
    case 'logicalOr':
      return left === true || right === true;
    case 'logicalAnd':
      return left === true && right === true;
    case 'greaterThan':
      return number(left) > number(right);
    case 'greaterThanOrEqual':
      return number(left) >= number(right);
    case 'lessThanOrEqual':
      return number(left) <= number(right);
    default:
      throw new Error(`unknown operator ${operator}`);
  }
}

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern);
  patterns.set(pattern, known);
  return known;
}

const FUNCTIONS: ReadonlyMap<string, (...values: Value[]) => Value> = new Map<
  string,
  (...values: Value[]) => Value
>([
  ['tostring', (value: Value) => (value === null ? null : text(value))],
  ['join', (between: Value, values: Value) => listOf(values).map(text).join(text(between))],
  ['concat', (...lists: Value[]) => lists.flatMap(listOf)],
  ['compact', (values: Value) => listOf(values).filter((value) => value !== null && value !== '')],
  ['distinct', (values: Value) => [...new Set(listOf(values))]],
  ['length', (value: Value) => (typeof value === 'string' ? value : listOf(value)).length],
  ['contains', (values: Value, value: Value) => listOf(values).includes(value)],
  ['alltrue', (values: Value) => listOf(values).every((value) => value === true)],
  ['startswith', (value: Value, start: Value) => text(value).startsWith(text(start))],
  ['lower', (value: Value) => text(value).toLowerCase()],
  ['floor', (value: Value) => Math.floor(number(value))],
  [
    'regex',
    (pattern: Value, value: Value) => {
      const [found] = compiled(text(pattern)).exec(text(value)) ?? [];
      if (found === undefined) throw new Error('the pattern does not match');
      return found;
    },
  ],
]);

function call(name: string, args: readonly Expression[], scope: Scope): Value {
  if (name === 'try' || name === 'can') {
    for (const arg of args) {
      try {
        const value = evaluate(arg, scope);
        return name === 'can' ? true : value;
      } catch {
        // The next argument is tried.
      }
    }
    return false;
  }
  const found = FUNCTIONS.get(name);
  if (found === undefined) throw new Error(`unknown function ${name}`);
  return found(...args.map((arg) => evaluate(arg, scope)));
}
