import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partsIn } from '../../testing/packed-parts.ts';
import { emptyFolder } from '../../testing/synthesized.ts';
import { SEPARATOR } from './loader.ts';
import { type OneFile, oneFile } from './one-file.ts';

/** A program with parts that use it, each other, Node.js, and parts of their own. */
const SOURCES = {
  'main.ts': `
    import { counted, Known } from './shared.ts';
    export const load = async (name: string) => {
      switch (name) {
        case 'failing': return (await import('./failing.ts')).fail();
        case 'nested': return (await import('./nested.ts')).nested();
        case 'loop': return (await import('./loop-a.ts')).a();
        case 'broken': return import('./broken.ts');
        case 'again': return (await import('./shared.ts')).counted;
        default: return counted();
      }
    };
    export const isKnown = (error: unknown) => error instanceof Known;
  `,
  'shared.ts': `
    let count = 0;
    export const counted = () => ++count;
    export class Known extends Error {}
  `,
  'failing.ts': `
    import { Known } from './shared.ts';
    export function fail() { throw new Known('of the part'); }
  `,
  'nested.ts': `
    import { createHash } from 'node:crypto';
    import { counted } from './shared.ts';
    import { both } from './of-two-parts.ts';
    export async function nested() {
      const { deeper } = await import('./deeper.ts');
      const { platform } = await import('node:os');
      return [createHash('sha256').update('決済').digest('hex').slice(0, 8), counted(), both(), deeper(), typeof platform()];
    }
  `,
  'deeper.ts': `
    import { counted } from './shared.ts';
    import { both } from './of-two-parts.ts';
    export const deeper = () => 'deeper ' + counted() + ' ' + both();
  `,
  'of-two-parts.ts': 'let uses = 0; export const both = () => ++uses;',
  'loop-a.ts': "import { b } from './loop-b.ts'; export const name = 'a'; export const a = () => 'a' + b();",
  'loop-b.ts': "import { name } from './loop-a.ts'; export const b = () => 'b of ' + name;",
  'broken.ts': "import { counted } from './shared.ts'; throw new Error('at load ' + counted());",
};

function written(sources: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const FOLDER = written(SOURCES);
const MADE = await oneFile('main.ts', FOLDER);

/** What an expression on the bundle `m` is in a new process, in a folder that has the bundle and nothing else. */
function evaluated(kind: keyof Omit<OneFile, 'inputs'>, expression: string): unknown {
  const file = kind === 'esModule' ? 'index.mjs' : 'index.cjs';
  const cwd = written({ [file]: MADE[kind] });
  const script = `const m = await import('./${file}'); console.log(JSON.stringify(await (${expression})));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe.each(['esModule', 'commonJs'] as const)('a program in one file, as %s', (kind) => {
  it('loads its parts when it asks for them: the same modules that the rest has', () => {
    const all = `(async () => [
      await m.load('count'),
      await m.load('nested'),
      await m.load('count'),
      await m.load('loop'),
      (await m.load('again'))(),
      await m.load('failing').catch((error) => [m.isKnown(error), error.message, /ou-cost\\/failing-\\w+\\.mjs/.test(error.stack)]),
      await m.load('broken').catch((error) => error.message),
      await m.load('broken').catch((error) => error.message),
    ])()`;
    expect(evaluated(kind, all)).toEqual([
      1,
      ['9073009c', 2, 1, 'deeper 3 2', 'string'],
      4,
      'ab of a',
      5,
      [true, 'of the part', true],
      'at load 6',
      'at load 7',
    ]);
  });
});

describe('the text of a program in one file', () => {
  it('is ASCII and has its parts compressed, which one command makes readable', () => {
    expect(MADE.esModule).toMatch(/^[\t\n\r -~]*$/);
    expect(MADE.commonJs).toMatch(/^[\t\n\r -~]*$/);
    for (const text of [MADE.esModule, MADE.commonJs]) {
      expect(text).not.toContain('of the part');
      const parts = partsIn(text).split(SEPARATOR);
      expect(parts.filter((_, index) => index % 2 === 0).map((name) => name.replace(/-\w+\./, '.'))).toEqual([
        ...[
          './broken.mjs',
          './chunk.mjs',
          './deeper.mjs',
          './failing.mjs',
          './loop-a.mjs',
          './nested.mjs',
          './shared.mjs',
        ],
      ]);
    }
  });

  it('is the same from another folder', async () => {
    expect(await oneFile('main.ts', written(SOURCES))).toEqual(MADE);
  });

  it('lists what is in it, and nothing that nobody loads', async () => {
    expect(Object.keys(MADE.inputs).sort()).toEqual(Object.keys(SOURCES).sort());
    const unused = { 'left-out.ts': "export const never = () => import('./nested.ts');" };
    const main = `import { never } from './left-out.ts'; export const load = () => 1;`;
    const { inputs, esModule } = await oneFile(
      'main.ts',
      written({ ...SOURCES, ...unused, 'main.ts': main }),
    );
    expect(Object.keys(inputs)).toEqual(['main.ts']);
    expect(esModule).not.toContain('nested');
  });

  it('is not made where a part needs a package that is not in it', async () => {
    const main = "export const load = () => import('./part.ts');";
    const part = "import { fromSSO } from '@aws-sdk/credential-provider-sso'; export const all = [fromSSO];";
    await expect(oneFile('main.ts', written({ 'main.ts': main, 'part.ts': part }))).rejects.toThrow(
      'a part of the bundle imports @aws-sdk/credential-provider-sso, which is not in it',
    );
  });
});
