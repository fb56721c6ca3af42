import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { payer, region } from './chain-templates.ts';

/** A stack of a list; what is absent is the payer's. */
export interface ListedStack {
  readonly name?: string;
  readonly accountId?: string;
  readonly region?: string;
  readonly template: object;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Writes a list of stacks and their templates into a temporary folder. Returns the path of the list. */
export function writeStackList(...stacks: readonly ListedStack[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-stacks-'));
  const list = stacks.map(({ template, ...given }, index) => {
    const file = `stack-${index + 1}.template.json`;
    writeFileSync(path.join(folder, file), JSON.stringify(template));
    return { name: 'payer', accountId: payer, region, ...given, template: file };
  });
  const file = path.join(folder, 'stacks.json');
  writeFileSync(file, JSON.stringify(list));
  return file;
}
