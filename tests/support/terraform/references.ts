import { type Body, referencesIn } from './hcl.ts';
import { blocks, type Module } from './module.ts';

export interface References {
  /** What is referred to and is nowhere. */
  readonly unresolved: readonly string[];
  /** What is declared and never referred to. */
  readonly unused: readonly string[];
}

function aliasesIn(body: Body): string[] {
  const { aws = [] } = (body['provider'] ?? {}) as { readonly aws?: readonly { readonly alias: string }[] };
  return aws.map(({ alias }) => alias);
}

/** The references of a module, whose own modules are those that `called` knows by name. */
export async function referencesOf(
  { body, variables, locals }: Module,
  called: (name: string) => Module,
): Promise<References> {
  const declared = [
    ...[...variables.keys()].map((name) => `var.${name}`),
    ...[...locals.keys()].map((name) => `local.${name}`),
  ];
  const outputs = [...blocks(body, 'module', 1).keys()].flatMap((name) =>
    [...blocks(called(name).body, 'output', 1).keys()].map((output) => `module.${name}.${output}`),
  );
  const addresses = [
    ...declared,
    ...blocks(body, 'resource', 2).keys(),
    ...[...blocks(body, 'data', 2).keys()].map((name) => `data.${name}`),
    ...outputs,
    ...aliasesIn(body).map((alias) => `aws.${alias}`),
    'path.module',
  ];
  const used = new Set<string>();
  const unresolved = new Set<string>();
  const visit = async (value: unknown): Promise<void> => {
    if (typeof value === 'string') {
      for (const reference of await referencesIn(value)) {
        const address = addresses.find(
          (one) => reference === one || reference.startsWith(`${one}.`) || reference.startsWith(`${one}[`),
        );
        if (address === undefined) unresolved.add(reference);
        else used.add(address);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) await visit(inner);
    }
  };
  // The rules of an input refer to it, and do not make it one that is used.
  for (const [type, block] of Object.entries(body)) if (type !== 'variable') await visit(block);
  const unused = declared.filter((name) => !used.has(name));
  for (const block of blocks(body, 'variable', 1).values()) await visit(block['validation']);
  return { unresolved: [...unresolved], unused };
}
