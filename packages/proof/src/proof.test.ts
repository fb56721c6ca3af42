import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from './findings/model.ts';
import { securityPage } from './page/security.ts';
import { prove, type Verdict } from './prove.ts';
import type { Fault } from './testing/faults/fault.ts';
import { ENDPOINT_FAULTS } from './testing/faults/in-endpoints.ts';
import { GRANT_FAULTS } from './testing/faults/in-grants.ts';
import { RESOURCE_FAULTS } from './testing/faults/in-resources.ts';
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

async function findingsOf({ variant: name, change }: Fault): Promise<readonly Finding[]> {
  const { variant, deployment, recorded } = verdictOf(name);
  const changed = change(deployment, chainOf(variant));
  expect(changed).not.toEqual(deployment);
  return (await prove(variant, changed, recorded)).findings;
}

function kindsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ kind }) => kind))].sort();
}

describe('the proof fails for', () => {
  const faults = [
    ...TRUST_FAULTS,
    ...WORKFLOW_FAULTS,
    ...GRANT_FAULTS,
    ...RESOURCE_FAULTS,
    ...ENDPOINT_FAULTS,
  ];

  it.each(faults)('$what ($variant)', async (fault) => {
    const findings = await findingsOf(fault);
    const messages = findings.map(({ message }) => message).join('\n');
    expect(kindsOf(findings), messages).toEqual(fault.kinds);
    for (const text of fault.says ?? []) expect(messages).toContain(text);
  });

  it('each grant that is taken away, of every role and every endpoint', async () => {
    // Together these variants have every kind of grant.
    for (const { variant, deployment, recorded } of ['base', 'billing-view', 'together'].map(verdictOf)) {
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
    for (const { variant, deployment, recorded } of ['base', 'several-callers', 'together'].map(verdictOf)) {
      for (const { name, deployment: reduced } of oneTrustLess(deployment)) {
        const { findings } = await prove(variant, reduced, recorded);
        expect(kindsOf(findings), `${variant.name} without ${name}`).toContain('access');
      }
    }
  }, 300_000);
});
