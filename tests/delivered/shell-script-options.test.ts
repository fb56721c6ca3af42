import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldOf, groupsOf, type OptionRow, REQUEST_OPTIONS } from '@ou-cost/contract/options';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { SCRIPT } from '../support/hosts/script.ts';
import { execute } from '../support/processes/execute.ts';
import { INVOKER_ROLE } from '../support/processes/ou-cost.ts';

const OFFERED: readonly [string, OptionRow][] = groupsOf('run')
  .flatMap(({ options }) => Object.entries<OptionRow>(options))
  .filter(([, { alsoIn }]) => alsoIn.includes('shell-script'));
const ASKED = OFFERED.filter(([name]) => name in REQUEST_OPTIONS);

let folder: string;

/** Installs a script in the place of the AWS CLI, which prints credentials and keeps the request that it is given. */
beforeAll(() => {
  folder = temporaryFolder('script');
  const aws = [
    '#!/bin/sh',
    'case $1 in',
    '  sts) printf "key\\tsecret\\ttoken\\n" ;;',
    '  *) while [ "$1" != --payload ]; do shift; done',
    `     cp "\${2#fileb://}" '${folder}/request.json'`,
    '     exit 1 ;;',
    'esac',
  ];
  writeFileSync(join(folder, 'aws'), `${aws.join('\n')}\n`);
  chmodSync(join(folder, 'aws'), 0o755);
});

/** The request that the script sends. */
async function requestFor(...args: string[]): Promise<unknown> {
  rmSync(join(folder, 'request.json'), { force: true });
  await execute('/bin/sh', [SCRIPT, '--invoker-role-arn', INVOKER_ROLE, '--region', 'us-east-1', ...args], {
    env: { PATH: `${folder}:/usr/bin:/bin`, TMPDIR: folder },
  });
  const { runId: _, ...request } = JSON.parse(readFileSync(join(folder, 'request.json'), 'utf8'));
  return request;
}

describe('the shell script', () => {
  it('takes the options that the table says it takes, and no others', () => {
    const [, cases = ''] =
      /\n {2}case \$option in\n( {4}--[\s\S]*?)\n {4}\*\)/.exec(readFileSync(SCRIPT, 'utf8')) ?? [];
    const labels = [...cases.matchAll(/^ {4}(--[^)]+)\)/gm)].flatMap(([, label = '']) => label.split(' | '));
    const taken = labels.map((label) => label.replace('--', ''));
    expect(taken.sort()).toEqual(OFFERED.map(([name]) => name).sort());
  });

  it.each(ASKED)('asks for --%s under the name that the function knows', async (name, row) => {
    const [value, other] =
      row.takes === 'choice' ? row.values : row.takes === 'number' ? [row.largest] : ['one', 'two'];
    const both = [`--${name}`, String(value), `--${name}=${other}`];
    const sent = row.repeatable ? await requestFor(...both) : await requestFor(`--${name}`, String(value));
    expect(sent).toEqual({ [fieldOf(name)]: row.repeatable ? [value, other] : value });
  });

  it('explains each of its options, with the values that it takes', async () => {
    const { stdout } = await execute('/bin/sh', [SCRIPT, '--help']);
    for (const [name, row] of OFFERED) {
      const [, line = ''] = new RegExp(`^ {2}--${name} [A-Z]+(.*(?:\\n {10,}.*)*)`, 'm').exec(stdout) ?? [];
      expect(line, name).not.toBe('');
      const values = row.takes === 'choice' ? row.values : [];
      for (const value of values) expect(line, name).toContain(value);
      if (name in REQUEST_OPTIONS) expect(line.includes('repeatable'), name).toBe(row.repeatable === true);
    }
  });
});
