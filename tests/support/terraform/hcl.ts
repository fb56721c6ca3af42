import { createRequire } from 'node:module';

/* HashiCorp's own parser of HCL, as WebAssembly. */

/** A part of an expression, as the parser describes it. */
export interface Expression {
  readonly type: string;
  readonly meta?: {
    readonly value?: string;
    readonly type?: string;
    readonly name?: string;
    readonly operator?: string;
    readonly valVar?: string;
    readonly traversal?: readonly { readonly type: string; readonly segment: string }[];
  };
  readonly children: readonly Expression[];
}

/** What stands in a body: blocks as lists by type and labels, expressions as templates (`${…}`). */
export type Body = Readonly<Record<string, unknown>>;

interface Parser {
  parse(file: string, text: string): Promise<Body>;
  getExpressionAst(file: string, expression: string): Promise<Expression | null>;
  getReferencesInExpression(file: string, expression: string): Promise<readonly { readonly value: string }[]>;
}

// Its types would add the names of browsers to every file of this repository.
const require = createRequire(import.meta.url);
const parser: Parser = require('@cdktn/hcl2json');

/** Fails where the text is not HCL. */
export function parseHcl(file: string, text: string): Promise<Body> {
  return parser.parse(file, text);
}

/** The names that a value refers to: `var.x`, `local.x`, `module.x.y`, `data.type.name.attribute`, …. */
export async function referencesIn(value: string): Promise<string[]> {
  if (!value.includes('${')) return [];
  const found = await parser.getReferencesInExpression('value.tf', value);
  return found.map((reference) => reference.value);
}

/** The expression of a value: what stands in `${…}` if that is all, a template otherwise. */
export async function expressionOf(value: string): Promise<Expression> {
  const [, whole] = /^\$\{([\s\S]*)\}$/.exec(value) ?? [];
  const isOne = whole !== undefined && !/\}[^"]*\$\{/.test(whole.replaceAll(/"(?:[^"\\]|\\.)*"/g, ''));
  const parsed = await parser.getExpressionAst('value.tf', isOne ? whole : `"${value}"`);
  if (parsed === null) throw new Error(`no expression: ${value}`);
  return parsed;
}
