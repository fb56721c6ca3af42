import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { REPORT_OUTPUT_NAMES } from '@ou-cost/contract/options';
import { SCHEMA_NAMES } from '@ou-cost/contract/schemas';
import { functionCode } from '@ou-cost/infra';
import { beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { type BundledPackage, bundledPackages } from '../../scripts/build/bundled-packages.ts';
import { bundleCommandLine } from '../../scripts/build/command-line-bundle.ts';
import { isPermissive, requirePermissiveLicenses } from '../../scripts/build/licenses.ts';
import { TYPE_FILES } from '../../scripts/build/package-types.ts';
import { readReport } from '../support/files/reports.ts';
import { REPOSITORY } from '../support/files/repository.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { buildIn, cloneInto, installPacked, npm, sharedBuild } from '../support/processes/build.ts';
import { execute, executeNode, ISOLATED } from '../support/processes/execute.ts';
import { environmentOf, RUN_OCTOBER, toFiles } from '../support/processes/ou-cost.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { deploymentFor, enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';

const OLD_NODE = '/usr/bin/node';

let folder: string;
let dist: string;

beforeAll(async () => {
  folder = temporaryFolder('built');
  dist = await sharedBuild();
});
const built = (name: string) => readFileSync(join(dist, name), 'utf8');

describe('the command line as one file', () => {
  /** Copies the file into a folder from which no node_modules can be found. */
  function alone(): string {
    const place = join(folder, 'alone');
    mkdirSync(place, { recursive: true });
    cpSync(join(dist, 'ou-cost.mjs'), join(place, 'ou-cost.mjs'));
    return join(place, 'ou-cost.mjs');
  }

  it('prints its version and its help, and refuses an unknown command', async () => {
    const cwd = join(folder, 'alone');
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'packages/cli/package.json'), 'utf8'));
    expect(await execute(alone(), ['--version'], { cwd })).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
    for (const command of ['run', 'report', 'ous', 'doctor']) {
      expect(await execute(alone(), [command, '--help'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
    }
    expect(await execute(alone(), ['runn'], { cwd })).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('loads only modules of Node.js, and DuckDB for reading exports', async () => {
    const { text, externals } = await bundleCommandLine(REPOSITORY);
    expect(built('ou-cost.mjs')).toBe(text);
    expect(externals).toContain('node:fs/promises');
    expect(externals.filter((name) => !isBuiltin(name))).toEqual(['@duckdb/node-api']);
    expect(text).not.toContain(REPOSITORY);
    expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true);
  });

  it('loads only the modules that a command needs', async () => {
    const printModules = "process.on('exit', () => process.stderr.write(process.moduleLoadList.join()))";
    const listen = ['--import', `data:text/javascript,${encodeURIComponent(printModules)}`];
    const { stderr: forHelp } = await execute(process.execPath, [...listen, alone(), '--help']);
    const { stderr: forRun } = await execute(process.execPath, [
      ...listen,
      alone(),
      'run',
      '--period',
      '2026-10',
    ]);
    for (const name of ['http', 'https', 'crypto', 'zlib']) {
      expect(forHelp.split(','), name).not.toContain(`NativeModule ${name}`);
    }
    expect(forRun.split(',')).toContain('NativeModule crypto');
  });

  it('says which Node.js it needs if it runs on an older one', async (test) => {
    const { stdout } = await execute(OLD_NODE, ['--version']).catch(() => ({ stdout: '' }));
    const major = Number(/^v(\d+)/.exec(stdout)?.[1]);
    if (!(major >= 16 && major < 22)) test.skip(`no Node.js from 16 to 21 at ${OLD_NODE}`);
    expect(await execute(OLD_NODE, [alone(), 'run'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `ou-cost: needs Node.js 22 or newer, and this is ${stdout.trim().slice(1)}\n`,
    });
  });
});

describe('the build', () => {
  it('writes the same bytes in a clone elsewhere, in another time zone and language', async () => {
    const clone = join(folder, 'another place', 'clone');
    mkdirSync(join(folder, 'another place'));
    cloneInto(clone);
    const again = join(folder, 'again');
    await buildIn(again, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', TMPDIR: folder }, clone);
    const digests = (place: string) =>
      readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [
          file.slice(place.length + 1),
          createHash('sha256').update(readFileSync(file)).digest('hex'),
        ])
        .sort();
    const built = digests(dist);
    expect(digests(again)).toEqual(built);
    const listed = readFileSync(join(dist, 'SHA256SUMS'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  ').reverse());
    expect(listed.sort()).toEqual(built.filter(([name]) => name !== 'SHA256SUMS'));
  });
});

describe('the npm package', () => {
  /** A folder outside of the clone in which the package is installed from its archive, without a registry. */
  let elsewhere: string;
  let packed: readonly string[];
  beforeAll(async () => {
    elsewhere = join(folder, 'elsewhere');
    packed = await installPacked(join(dist, 'package'), elsewhere);
  });
  const npx = (args: readonly string[], env: Readonly<Record<string, string>> = ISOLATED) =>
    execute(join(elsewhere, 'node_modules', '.bin', 'ou-cost'), args, { env, cwd: elsewhere });

  it('has what its readers need, and nothing else', () => {
    expect(packed.toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'THIRD-PARTY-NOTICES.txt',
      'ou-cost-report.sh',
      'ou-cost.mjs',
      'package.json',
      ...SCHEMA_NAMES.map((name) => `schemas/${name}.schema.json`).toSorted(),
      ...TYPE_FILES.map((name) => `types/${name}.d.ts`).toSorted(),
    ]);
    expect(readdirSync(join(elsewhere, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'ou-cost',
    ]);
  });

  it('runs by its name, as npx finds it', async () => {
    const { version } = JSON.parse(built('package/package.json'));
    expect(await npm(['exec', '--', 'ou-cost', '--version'], elsewhere)).toMatchObject({
      exitCode: 0,
      stdout: `${version}\n`,
    });
    const helped = await npx(['--help']);
    expect(helped).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('ou-cost run'), stderr: '' });
  });

  it('runs the whole chain without any other file', async () => {
    const args = [...RUN_OCTOBER, ...toFiles(folder, ...REPORT_OUTPUT_NAMES)];
    const ended = await whileRunning(enterpriseSandbox(), (sandbox) =>
      npx(args, environmentOf(sandbox, 'RundeckBatchRole')),
    );
    expect(ended).toMatchObject({ exitCode: 0, stdout: '' });
    const report = readReport(join(folder, 'report.json'));
    expect(soleBill(report).reconciliation.status).toBe('reconciled');
    for (const format of REPORT_OUTPUT_NAMES)
      expect(statSync(join(folder, `report.${format}`)).size, format).toBeGreaterThan(100);
  });

  it('has types that stand alone, and that know the names of the fields', async () => {
    const text = readFileSync(join(folder, 'report.json'), 'utf8');
    const head = "import type { Report, Spend } from 'ou-cost/report';\n";
    const files = {
      'package.json': '{ "type": "module" }',
      'tsconfig.json': JSON.stringify({
        compilerOptions: { strict: true, module: 'nodenext', target: 'es2024', types: [], noEmit: true },
        include: ['*.ts'],
      }),
      'right.ts': `${head}export const start = (report: Report): string | undefined => report.periods[0]?.start;
export const total = ({ total }: Report): Spend => total;\n`,
      'misspelt.ts': `${head}export const start = (report: Report) => report.periods[0]?.begin;\n`,
      'others.ts': `import type { Diagnosis } from 'ou-cost/diagnosis';
import type { Organization } from 'ou-cost/organization';
export type Schemas = [Diagnosis['schema'], Organization['schema']];\n`,
      'written.ts': `${head}export const report: Report = ${text};\n`,
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(elsewhere, name), content);
    const { stdout, exitCode } = await executeNode('node_modules/typescript/bin/tsc', ['-p', elsewhere]);
    expect(exitCode).not.toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/misspelt\.ts.*Property 'begin' does not exist/),
    ]);
  });
});

describe('the licences of what is shipped', () => {
  it('are read from the same bundle of the function as the deployed one', () => {
    const { assetFolder = '' } = deploymentFor(ENTERPRISE_PAYER).functions[0] ?? {};
    const { esModule: text } = functionCode();
    const deployed = readFileSync(join(assetFolder, 'index.mjs'), 'utf8');
    expect(text === deployed, `${text.length} bytes and ${deployed.length} deployed ones`).toBe(true);
  });

  it.each(['ou-cost.cdx.json', 'ou-cost-report-function.cdx.json'])(
    'are permissive for every package in %s, which also has the hashes of the lockfile',
    (name) => {
      const bill = JSON.parse(built(name)) as {
        readonly bomFormat: string;
        readonly specVersion: string;
        readonly components: readonly {
          readonly purl: string;
          readonly licenses: readonly {
            readonly license?: { readonly id: string };
            readonly expression?: string;
          }[];
          readonly hashes: readonly { readonly alg: string; readonly content: string }[];
        }[];
        readonly dependencies: readonly { readonly dependsOn: readonly string[] }[];
      };
      expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
      const purls = bill.components.map(({ purl }) => purl);
      expect(purls.some((purl) => /^pkg:npm\/%40aws-sdk\/client-sts@\d+\.\d+\.\d+$/.test(purl))).toBe(true);
      expect(new Set(purls).size).toBe(purls.length);
      expect(bill.dependencies[0]?.dependsOn).toEqual(purls);
      for (const { purl, licenses, hashes } of bill.components) {
        expect(
          licenses.every(({ license, expression }) => isPermissive(license?.id ?? expression ?? '')),
          purl,
        ).toBe(true);
        expect(hashes[0], purl).toMatchObject({
          alg: 'SHA-512',
          content: expect.stringMatching(/^[0-9a-f]{128}$/),
        });
      }
      expect(purls.join('\n')).not.toContain('cloud-copilot');
    },
  );

  it('are in the notices for every package of the command line', () => {
    const { components } = JSON.parse(built('ou-cost.cdx.json')) as {
      readonly components: readonly {
        readonly group?: string;
        readonly name: string;
        readonly version: string;
      }[];
    };
    const notices = built('THIRD-PARTY-NOTICES.txt');
    for (const { group, name, version } of components) {
      expect(notices).toContain(`${group === undefined ? '' : `${group}/`}${name} ${version} (`);
    }
  });

  it('are refused by the build if a package has the AGPL or none', () => {
    const inputs = {
      'node_modules/@cloud-copilot/iam-simulate/dist/esm/index.js': { bytes: 1, imports: [] },
    };
    const packages = bundledPackages(REPOSITORY, inputs);
    expect(() => requirePermissiveLicenses('the bundle', packages)).toThrow(
      /^the bundle contains packages without a permissive licence: @cloud-copilot\/iam-simulate [\d.]+ \(AGPL-3.0/,
    );
    const silent: BundledPackage = {
      name: 'silent',
      version: '1.0.0',
      license: '',
      licenseText: '',
      folder: '',
    };
    expect(() => requirePermissiveLicenses('the bundle', [silent])).toThrow('silent 1.0.0 (no licence)');
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-2.0)', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-3.0', false],
    ['LGPL-3.0', false],
    ['SEE LICENSE IN FILE', false],
    ['UNLICENSED', false],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['Apache-2.0+', false],
    ['MIT OR GPL-3.0 AND ISC', true],
    ['GPL-3.0 OR MIT AND GPL-2.0', false],
    ['((MIT OR GPL-3.0) AND (ISC OR LGPL-3.0))', true],
    ['(MIT', false],
    ['LicenseRef-MIT', false],
    ['', false],
  ])('are permissive if the expression is %s: %s', (expression, expected) => {
    expect(isPermissive(expression)).toBe(expected);
  });
});
