import {
  CALLER_CALLS,
  INVOKER_CALLS,
  READER_CALLS,
  WORKER_CALLS,
  WORKER_PLATFORM_CALLS,
} from '@ou-cost/aws/permissions';
import type { Sandbox } from '@ou-cost/sandbox';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { describe, expect, it } from 'vitest';
import {
  oneGrantLess,
  oneTrustLess,
  type ReducedDeployment,
} from '../../packages/proof/src/testing/one-grant-less.ts';
import type { Ended } from '../support/processes/execute.ts';
import { ouCost, RUN_OCTOBER } from '../support/processes/ou-cost.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { type Behaviour, deploymentFor, enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';

const DEPLOYMENT = deploymentFor(ENTERPRISE_PAYER);

interface Scenario {
  readonly name: string;
  readonly behaviour: Behaviour;
  /** What is wrong with the run. Null if nothing is. */
  readonly complaint: (ended: Ended, sandbox: Sandbox) => string | null;
}

const failed = ({ exitCode, stderr }: Ended) => (exitCode === 0 ? null : stderr);

/** Together these runs need every grant: without any one of them, at least one run has a complaint. */
const SCENARIOS: readonly Scenario[] = [
  { name: 'the normal run', behaviour: {}, complaint: failed },
  {
    name: 'a log line that must arrive',
    behaviour: {},
    complaint: (ended, sandbox) => {
      const lines = Object.values(sandbox.logs['/aws/lambda/ou-cost-report'] ?? {}).flat();
      return lines.some((line) => line.includes('run finished'))
        ? null
        : `no log line arrived; ${ended.stderr}`;
    },
  },
  { name: 'a run without paths', behaviour: { organizations: { paths: false } }, complaint: failed },
  {
    name: 'an account that moves into a new unit while it is read',
    behaviour: {
      organizations: {
        pageSize: 10,
        moves: [
          {
            // The account is on the last page, which is listed long after the units below the root.
            accountId: '304514946964',
            after: { operation: 'ListOrganizationalUnitsForParent', calls: 1 },
            to: { id: 'ou-k7m2-freshout', name: 'Fresh', parentId: 'r-k7m2' },
          },
        ],
      },
    },
    complaint: failed,
  },
];

async function complaintOf(
  scenario: Scenario,
  deployment: Deployment,
): Promise<{ complaint: string | null; ended: Ended }> {
  const args = [...RUN_OCTOBER, '--detail', 'ou', '--output', 'json'];
  return whileRunning(enterpriseSandbox(scenario.behaviour, deployment), async (sandbox) => {
    const ended = await ouCost(sandbox, 'RundeckBatchRole', args);
    return { complaint: scenario.complaint(ended, sandbox), ended };
  });
}

/** The first complaint of a scenario. Null if every scenario succeeds. */
async function firstComplaint({
  deployment,
}: ReducedDeployment): Promise<{ scenario: string; complaint: string; ended: Ended } | null> {
  for (const scenario of SCENARIOS) {
    const { complaint, ended } = await complaintOf(scenario, deployment);
    if (complaint !== null) return { scenario: scenario.name, complaint, ended };
  }
  return null;
}

describe('with every grant in place', () => {
  it.each(SCENARIOS)('$name succeeds', async (scenario) => {
    expect((await complaintOf(scenario, DEPLOYMENT)).complaint).toBeNull();
  });
});

/** The name of the hop that a missing grant or trust breaks, by role and action. */
const HOPS: Readonly<Record<string, string>> = {
  'RundeckBatchRole: sts:AssumeRole': 'assume the invoker role',
  'ou-cost-invoker: trust': 'assume the invoker role',
  'ou-cost-invoker: lambda:InvokeFunction': 'invoke the function',
  'ou-cost-worker: sts:AssumeRole': 'assume the reader role',
  'ou-cost-reader: trust': 'assume the reader role',
  'ou-cost-reader: organizations': 'read Organizations',
  'ou-cost-reader: ce': 'read Cost Explorer',
};

describe('without one grant or one trust', () => {
  const reduced = [...oneGrantLess(DEPLOYMENT), ...oneTrustLess(DEPLOYMENT)];

  it('every grant in the lists of calls and each of the three trusts is tried', () => {
    const listed = [CALLER_CALLS, INVOKER_CALLS, WORKER_CALLS, WORKER_PLATFORM_CALLS, READER_CALLS].flat();
    const grants = listed.flatMap(({ resources }) => resources);
    expect(reduced).toHaveLength(grants.length + 3);
  });

  it.concurrent.each(reduced)('without $name, a run fails and names the hop', async (one) => {
    const found = await firstComplaint(one);
    expect(found, 'no scenario needs it').not.toBeNull();
    if (found === null || found.scenario === 'a log line that must arrive') return;
    // Without its trust in the service, Lambda itself refuses to run the function.
    if (one.name.startsWith('ou-cost-worker: trust')) {
      expect(found.complaint).toMatch(/cannot be assumed by Lambda/);
      return;
    }
    const [, hop] = Object.entries(HOPS).find(([prefix]) => one.name.startsWith(prefix)) ?? [];
    expect(found.ended).toMatchObject({ exitCode: 4, stdout: '' });
    expect(found.complaint).toContain(`${hop}: arn:aws:sts::`);
    const action = one.name.includes(': trust') ? 'sts:AssumeRole' : one.name.split(' ')[1];
    expect(found.complaint).toContain(`may not call ${action} on`);
  });
});
