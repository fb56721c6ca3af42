import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { executeNode } from '../support/processes/execute.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The programs of package.json that take options, each once: `init`, `deploy` and `destroy` are one program. */
const PROGRAMS = Object.entries(scripts).flatMap(([name, command]) => {
  const [, file = ''] = /^node (\S+)(?: (?:deploy|init|destroy))?$/.exec(command) ?? [];
  return file === '' || ['init', 'destroy'].includes(name) ? [] : [{ name, file }];
});

/** A mistyped option of each program, and the option that was meant. */
const MISTYPED: Readonly<Record<string, readonly [written: string, meant: string]>> = {
  demo: ['--scenari', '--scenario'],
  deploy: ['--callerprofile', '--caller-profile'],
  synth: ['--confg', '--config'],
  verify: ['--wirte', '--write'],
  build: ['--outt', '--out'],
  sandbox: ['--page-sise', '--page-size'],
  bench: ['--onyl', '--only'],
};

it('every program of package.json that takes options is tested here', () => {
  expect(PROGRAMS.map(({ name }) => name).toSorted()).toEqual(Object.keys(MISTYPED).toSorted());
});

describe.each(PROGRAMS)('npm run $name', ({ name, file }) => {
  const args = name === 'deploy' ? ['deploy'] : [];
  const [written = '', meant = ''] = MISTYPED[name] ?? [];

  it('says with --help what it takes, names the option that was meant, and does nothing else', async () => {
    const [helped, refused] = await Promise.all([
      executeNode(file, [...args, '--help']),
      executeNode(file, [...args, written, 'x']),
    ]);
    expect(helped).toMatchObject({ exitCode: 0, stderr: '' });
    expect(helped.stdout).toContain(meant);
    expect(helped.stdout).toMatch(/ --help .*\n(.*\n)*$/);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^[^\n]+\n$/);
    expect(refused.stderr).toContain(written);
    expect(refused.stderr).toContain(meant);
  });
});
