import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { lookupFindings } from '../../scripts/house/lookups.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

const REFUSED = [
  'TABLE[name]',
  "'x' + TABLE[name]",
  '(TABLE[name] = 1)',
  '(name in TABLE)',
  'LISTS.a[name]?.length',
  '(isOwn ? TABLE[name] : 0)',
  '(Object.hasOwn(OTHER, name) ? TABLE[name] : 0)',
  '(Object.hasOwn(TABLE, name) ? 0 : TABLE[name])',
  '(Object.hasOwn(TABLE, name) || isOwn ? TABLE[name] : 0)',
];

const ALLOWED = [
  "TABLE['a']",
  'OTHER[known]',
  'LISTS.b[at]',
  "('a' in TABLE)",
  '(Object.hasOwn(TABLE, name) ? TABLE[name] : 0)',
  '(isOwn && Object.hasOwn(TABLE, name) ? [TABLE[name]] : 0)',
  'MAP.get(name)',
];

const HEAD = `
const TABLE: Record<string, number> = { a: 1 };
const OTHER = { a: 1, b: 2 };
const LISTS: { a: Record<string, string[]>; b: string[] } = { a: {}, b: [] };
const MAP = new Map<string, number>();
export function f(name: string, known: 'a' | 'b', at: number, isOwn: boolean) { return [
`;

let found: string[];
beforeAll(() => {
  const folder = temporaryFolder('lookups');
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('tsconfig.json', '{"compilerOptions":{"strict":true,"noEmit":true,"types":[],"lib":["esnext"]}}');
  const source = `${HEAD}${[...REFUSED, ...ALLOWED].join(',\n')}];}\n`;
  for (const path of ['packages/a/src/a.ts', 'packages/a/src/a.test.ts', 'tests/a.ts']) write(path, source);
  found = lookupFindings(folder);
});

it('a lookup by any text is refused in production, and one by a key that is known or guarded is not', () => {
  const head = HEAD.split('\n').length;
  expect(found).toEqual(
    REFUSED.map((_, at) => expect.stringMatching(new RegExp(`^packages/a/src/a\\.ts:${head + at}: `))),
  );
});
