import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyCommand } from './command.ts';
import type { Finding } from './findings/model.ts';
import { securityPage } from './page/security.ts';
import { prove, type Verdict } from './prove.ts';
import type { Fault } from './testing/faults/fault.ts';
import { ARCHIVE_FAULTS } from './testing/faults/in-archive.ts';
import { ENDPOINT_FAULTS } from './testing/faults/in-endpoints.ts';
import { EXPORT_FAULTS } from './testing/faults/in-exports.ts';
import { GRANT_FAULTS } from './testing/faults/in-grants.ts';
import { RESOURCE_FAULTS } from './testing/faults/in-resources.ts';
import { SCHEDULE_FAULTS } from './testing/faults/in-schedules.ts';
import { TRUST_FAULTS } from './testing/faults/in-trusts.ts';
import { WORKFLOW_FAULTS } from './testing/faults/in-workflows.ts';
import { oneEndpointGrantLess, oneGrantLess, oneTrustLess } from './testing/one-grant-less.ts';
import { chainOf } from './variants/chain.ts';
import { verify } from './verify.ts';

const PAGE = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'security.md');

let verdicts: Verdict[] = [];

beforeAll(async () => {
  verdicts = await verify();
}, 300_000);

function verdictOf(name: string): Verdict {
  const verdict = verdicts.find(({ variant }) => variant.name === name);
  if (verdict === undefined) throw new Error(`there is no variant '${name}'`);
  return verdict;
}

describe('the proof', () => {
  it('holds for every variant', () => {
    expect(verdicts.map(({ variant, findings }) => [variant.name, findings])).toEqual(
      verdicts.map(({ variant }) => [variant.name, []]),
    );
    expect(verdicts.length).toBeGreaterThan(15);
  });

  it('is what docs/security.md says', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(securityPage(verdicts));
  });

  it('rests on recorded calls of every variant', () => {
    for (const { recorded } of verdicts) expect(recorded.length).toBeGreaterThan(20);
  });
});

describe('npm run verify', () => {
  const finding: Finding = { kind: 'access', message: 'somebody: something is allowed and must be refused' };
  const withFinding = (at: number) =>
    verdicts.map((one, index) => (index === at ? { ...one, findings: [finding] } : one));

  async function ended(proven: readonly Verdict[], page: string | null, ...args: string[]) {
    let [stdout, stderr] = ['', ''];
    let written: string | null = null;
    const exitCode = await verifyCommand(args, {
      verify: async () => proven,
      readPage: () => page,
      writePage: (text) => {
        written = text;
      },
      print: (text) => {
        stdout += text;
      },
      complain: (text) => {
        stderr += text;
      },
    });
    return { exitCode, stdout, stderr, written };
  }

  it('ends with 0 if the proof holds and the page is up to date', async () => {
    const { exitCode, stdout, stderr, written } = await ended(verdicts, securityPage(verdicts));
    expect({ exitCode, stderr, written }).toEqual({ exitCode: 0, stderr: '', written: null });
    for (const { variant } of verdicts) expect(stdout).toMatch(new RegExp(`^${variant.name} .* holds$`, 'm'));
  });

  it('ends with 1 for a finding in any variant, and prints it', async () => {
    for (const at of [0, verdicts.length - 1]) {
      const proven = withFinding(at);
      const { exitCode, stdout } = await ended(proven, securityPage(proven));
      expect(exitCode).toBe(1);
      expect(stdout).toContain(
        '1 findings\n    access: somebody: something is allowed and must be refused\n',
      );
      expect((await ended(proven, null, '--write')).exitCode).toBe(1);
    }
  });

  it('ends with 1 if the page is stale or missing, and says how to write it', async () => {
    for (const page of [`${securityPage(verdicts)} `, null]) {
      const { exitCode, stderr, written } = await ended(verdicts, page);
      expect({ exitCode, written }).toEqual({ exitCode: 1, written: null });
      expect(stderr).toContain('docs/security.md is out of date; run npm run verify -- --write');
    }
  });

  it('writes the page with --write, and then ends with 0', async () => {
    const { exitCode, written } = await ended(verdicts, null, '--write');
    expect({ exitCode, written }).toEqual({ exitCode: 0, written: securityPage(verdicts) });
  });

  it.each([
    { args: ['--help'], status: 0, says: /^verify \[--write\]/ },
    {
      args: ['--wrte'],
      status: 2,
      says: /^verify: Unknown option '--wrte'.*the options are --write and --help/,
    },
  ])('is a program that ends with $status for $args', ({ args, status, says }) => {
    const main = path.join(import.meta.dirname, 'main.ts');
    const ran = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
    expect(ran.status).toBe(status);
    expect(ran.stdout + ran.stderr).toMatch(says);
  });
});

async function findingsOf({ variant: name, change }: Fault): Promise<readonly Finding[]> {
  const { variant, deployment, recorded } = verdictOf(name);
  const changed = change(deployment, chainOf(variant));
  expect(changed).not.toEqual(deployment);
  return (await prove(variant, changed, recorded)).findings;
}

function kindsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ kind }) => kind))].sort();
}

/** The variants that the one-file templates can be deployed as, and what has the same settings there. */
const FROM_ONE_FILE: ReadonlyMap<string, string> = new Map([
  ['base', 'one-file'],
  ['organization', 'one-file-together'],
  ['vpc', 'one-file-together'],
  ['external-ids', 'one-file-together'],
  ['history-seed', 'one-file-together'],
  ['path-and-boundary', 'one-file-together'],
  ['exports-existing', 'one-file-together'],
  ['archive', 'one-file-scheduled'],
  ['scheduled', 'one-file-scheduled'],
  // Its webhook's address is a parameter.
  ['a deliverer that may read any secret', 'one-file-together'],
  ['scheduled-existing', 'one-file-together'],
]);

/** Of what only a configuration can have: an archive whose objects are locked, a webhook's address encrypted with a key. */
const FROM_CDK_ONLY: ReadonlySet<string> = new Set([
  'a bucket without the configured lock',
  'a deliverer that may use any key',
]);

/** Every fault that the one-file templates can have as well, in a deployment from them. */
function inOneFile(faults: readonly Fault[]): Fault[] {
  return faults.flatMap((fault) => {
    const variant = FROM_ONE_FILE.get(fault.what) ?? FROM_ONE_FILE.get(fault.variant);
    return variant === undefined || FROM_CDK_ONLY.has(fault.what) ? [] : [{ ...fault, variant }];
  });
}

describe('the proof fails for', () => {
  const ofCdk = [
    ...TRUST_FAULTS,
    ...WORKFLOW_FAULTS,
    ...GRANT_FAULTS,
    ...RESOURCE_FAULTS,
    ...ENDPOINT_FAULTS,
    ...EXPORT_FAULTS,
    ...ARCHIVE_FAULTS,
    ...SCHEDULE_FAULTS,
  ];
  const faults = [...ofCdk, ...inOneFile(ofCdk)];

  it.each(faults)('$what ($variant)', async (fault) => {
    const findings = await findingsOf(fault);
    const messages = findings.map(({ message }) => message).join('\n');
    expect(kindsOf(findings), messages).toEqual(fault.kinds);
    for (const text of fault.says ?? []) expect(messages).toContain(text);
  });

  it('each grant that is taken away, of every role and every endpoint', async () => {
    // Together these variants have every kind of grant.
    const names = [
      'base',
      'history-seed',
      'billing-view',
      'scheduled-existing',
      'scheduled-new-key',
      'together',
      'one-file',
      'one-file-scheduled',
      'one-file-together',
    ];
    for (const { variant, deployment, recorded } of names.map(verdictOf)) {
      const all = [...oneGrantLess(deployment), ...oneEndpointGrantLess(deployment)];
      for (const { name, deployment: reduced } of all) {
        const { findings } = await prove(variant, reduced, recorded);
        expect(kindsOf(findings), `${variant.name} without ${name}`).toContain('missing-grant');
        // The matrix asks about all network resources at once, and the remaining grants still allow a part of them.
        if (name.includes('ec2:CreateNetworkInterface on')) continue;
        expect(kindsOf(findings), `${variant.name} without ${name}`).toContain('access');
      }
    }
  }, 300_000);

  it('each statement that is taken out of a trust', async () => {
    const names = ['base', 'several-callers', 'scheduled', 'together', 'one-file', 'one-file-together'];
    for (const { variant, deployment, recorded } of names.map(verdictOf)) {
      for (const { name, deployment: reduced } of oneTrustLess(deployment)) {
        const { findings } = await prove(variant, reduced, recorded);
        expect(kindsOf(findings), `${variant.name} without ${name}`).toContain('access');
      }
    }
  }, 300_000);
});
