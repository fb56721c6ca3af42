import { describe, expect, it } from 'vitest';
import { domainWordFindings } from '../../scripts/house/domain-words.ts';
import { importFindings } from '../../scripts/house/imports.ts';
import { LIMITS } from '../../scripts/house/limits.ts';
import { type LockedPackage, lockfileFindings } from '../../scripts/house/lockfile.ts';
import { type Manifest, manifestFindings } from '../../scripts/house/manifests.ts';
import { PACKAGES } from '../../scripts/house/packages.ts';
import { houseFindings } from '../../scripts/house/repository.ts';
import { sizeFindings } from '../../scripts/house/sizes.ts';

it('the repository itself has no findings', () => {
  expect(houseFindings()).toEqual([]);
});

const file = (path: string, text: string) => ({ path, text });
const importing = (path: string, specifier: string) =>
  importFindings([file(path, `import { x } from '${specifier}';\n`)]);

describe('an import', () => {
  it.each([
    ['packages/spend/src/a.ts', '@ou-cost/aws', /spend may import no other package only/],
    ['packages/spend/src/a.ts', 'node:fs', /spend never imports this/],
    ['packages/spend/src/a.ts', 'zod', /spend never imports this/],
    ['packages/doctor/src/a.ts', '@ou-cost/contract', /doctor may import spend only/],
    ['packages/contract/src/a.ts', '@aws-sdk/client-sts', /contract never imports this/],
    ['packages/present/src/a.ts', '@ou-cost/cli', /present may import/],
    ['packages/report-function/src/a.ts', '@ou-cost/cli', /report-function may import/],
    ['packages/infra/src/a.ts', '@ou-cost/aws', /infra may import/],
    ['packages/cli/src/a.ts', 'aws-cdk-lib', /cli never imports this/],
    ['packages/sandbox/src/a.ts', '@ou-cost/spend', /sandbox may import no other package only/],
    ['packages/aws/src/a.ts', '@cloud-copilot/iam-simulate', /aws never imports this/],
    ['packages/aws/src/a.test.ts', '../../../tests/support/a.ts', /nothing under packages/],
    ['packages/aws/src/a.ts', '../../spend/src/b.ts', /use the other package's exports/],
    ['packages/attic/src/a.ts', './b.ts', /'attic' is not listed/],
    ['packages/aws/src/a.ts', '../../../scripts/b.ts', /use the other package's exports/],
    ['packages/aws/src/a.ts', './testing/b.ts', /only tests use what is in testing/],
    ['packages/cli/src/a.ts', '@ou-cost/present/testing/example-report', /only tests use/],
  ])('of %s from %s is refused', (path, specifier, why) => {
    expect(importing(path, specifier)).toEqual([expect.stringMatching(why)]);
  });

  it.each([
    ['packages/spend/src/a.ts', './b.ts'],
    ['packages/spend/src/a.test.ts', 'fast-check'],
    ['packages/cli/src/a.ts', '@ou-cost/present/message'],
    ['packages/infra/src/a.ts', '@ou-cost/aws/permissions'],
    ['packages/cli/src/a.test.ts', '../../present/src/testing/b.ts'],
    ['tests/numbers/a.ts', '../../packages/spend/src/testing/b.ts'],
  ])('of %s from %s is allowed', (path, specifier) => {
    expect(importing(path, specifier)).toEqual([]);
  });

  it('is found however it is written', () => {
    const text =
      "export { a } from 'node:fs';\nconst b = await import('zod');\nimport 'node:os';\nawait import(`node:net`);\n";
    expect(importFindings([file('packages/spend/src/a.ts', text)])).toHaveLength(4);
  });
});

describe('a manifest', () => {
  const manifests: Manifest[] = Object.entries(PACKAGES).map(([name, { mayImport }]) => ({
    name: `@ou-cost/${name}`,
    dependencies: Object.fromEntries(mayImport.map((other) => [`@ou-cost/${other.split('/')[0]}`, '0.1.0'])),
  }));
  const without = (name: string) => manifests.filter((one) => one.name !== `@ou-cost/${name}`);

  it('that follows the table passes', () => {
    expect(manifestFindings(manifests)).toEqual([]);
  });

  it('with a dependency that the table does not allow is refused', () => {
    const spend = { name: '@ou-cost/spend', dependencies: { '@ou-cost/aws': '0.1.0' } };
    expect(manifestFindings([...without('spend'), spend])).toEqual([
      expect.stringMatching(/spend\/package.json: depends on aws/),
    ]);
  });

  it('without a dependency that the table allows is refused, since the table would say too much', () => {
    expect(manifestFindings([...without('doctor'), { name: '@ou-cost/doctor' }])).toEqual([
      expect.stringMatching(/allows spend, and nothing depends on it/),
    ]);
  });

  it('of a package that is not listed is refused, and so is a listed package that is not there', () => {
    expect(manifestFindings([...without('proof'), { name: '@ou-cost/attic' }])).toEqual([
      expect.stringMatching(/packages\/proof: is listed .* and does not exist/),
      expect.stringMatching(/packages\/attic: is not listed/),
    ]);
  });
});

describe('the lockfile', () => {
  const findings = (packages: Record<string, LockedPackage>) => lockfileFindings({ packages });
  const integrity = 'sha512-x';
  const bundler = { integrity, bundleDependencies: ['inner'] };

  it('passes with an integrity for every package that is downloaded', () => {
    expect(
      findings({
        '': {},
        'packages/aws': {},
        'node_modules/@ou-cost/aws': { link: true, resolved: 'packages/aws' },
        'node_modules/a': bundler,
        'node_modules/a/node_modules/inner': { inBundle: true },
        'node_modules/a/node_modules/inner/node_modules/innermost': { inBundle: true },
      }),
    ).toEqual([]);
  });

  it.each<[string, string, Record<string, LockedPackage>]>([
    ['has none', 'node_modules/b', { 'node_modules/b': {} }],
    ['has a weak one', 'node_modules/b', { 'node_modules/b': { integrity: 'sha1-x' } }],
    ['is of a workspace and has none', 'packages/a/node_modules/b', { 'packages/a/node_modules/b': {} }],
    ['claims to be bundled in nothing', 'node_modules/b', { 'node_modules/b': { inBundle: true } }],
    [
      'claims to be bundled in what bundles nothing',
      'node_modules/a/node_modules/b',
      { 'node_modules/a': { integrity }, 'node_modules/a/node_modules/b': { inBundle: true } },
    ],
    [
      'claims to be bundled in a workspace',
      'packages/a/node_modules/b',
      { 'packages/a': bundler, 'packages/a/node_modules/b': { inBundle: true } },
    ],
  ])('is refused if a package %s', (_what, folder, packages) => {
    expect(findings(packages)).toEqual([expect.stringContaining(`${folder} has no sha512 integrity`)]);
  });

  it('is refused if it names a registry', () => {
    const resolved = 'https://registry.example/b.tgz';
    expect(findings({ 'node_modules/b': { integrity, resolved } })).toEqual([
      expect.stringMatching(/b names the place it came from \(https:/),
    ]);
  });
});

describe('a size', () => {
  const folder = (count: number, path: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => file(path(at), ''));
  const source = (at: number) => `packages/aws/src/room/${at}.ts`;

  it('of a folder is refused beyond the limit', () => {
    expect(sizeFindings(folder(LIMITS.filesInFolder, source))).toEqual([]);
    expect(sizeFindings(folder(LIMITS.filesInFolder + 1, source))).toEqual([
      expect.stringMatching(/^packages\/aws\/src\/room: holds 23 files/),
    ]);
  });

  it('of a folder does not count tests beside their source', () => {
    const tests = folder(LIMITS.filesInFolder + 1, (at) => `packages/aws/src/room/${at}.test.ts`);
    expect(sizeFindings(tests)).toEqual([]);
  });

  it('of a file is refused beyond the limit, tests included and generated files not', () => {
    const lines = (count: number) => 'x\n'.repeat(count);
    expect(sizeFindings([file('tests/a.test.ts', lines(LIMITS.linesInFile))])).toEqual([]);
    expect(sizeFindings([file('tests/a.test.ts', lines(LIMITS.linesInFile + 1))])).toEqual([
      expect.stringMatching(/has 301 lines/),
    ]);
    expect(sizeFindings([file('packages/a/src/b.generated.ts', lines(400))])).toEqual([]);
  });
});

describe('a word of the domain', () => {
  const inDomain = (text: string) => domainWordFindings([file('packages/spend/src/a.ts', text)]);

  it.each([
    "const KEY = 'RECORD_TYPE';",
    '// as Cost Explorer says',
    "'run again with --detail ou'",
    "'arn:aws:iam::111111111111:role/a'",
    "'sts:AssumeRole'",
    "'to fix this: aws iam get-role'",
    '// ListRoots gives them',
    "'read it with | jq .total'",
    '// costexplorer',
  ])('is refused where it is not its own: %s', (text) => {
    expect(inDomain(`\n${text}\n`)).toEqual([expect.stringMatching(/^packages\/spend\/src\/a\.ts:2: /)]);
  });

  it.each(['count -= 1;', 'for (;;) at--;', "const aws = 'a name';", "'a--b'"])('passes: %s', (text) => {
    expect(inDomain(text)).toEqual([]);
  });

  it('is looked at in the domain alone, and not in its tests', () => {
    const text = "'--detail ou'";
    const elsewhere = [file('packages/cli/src/a.ts', text), file('packages/spend/src/a.test.ts', text)];
    expect(domainWordFindings(elsewhere)).toEqual([]);
  });
});
