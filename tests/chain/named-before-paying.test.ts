import type { Scenario } from '@ou-cost/sandbox';
import { OuCostError, type Report } from '@ou-cost/spend';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunOptions, runInProcess } from '../faults/run-in-process.ts';
import { payerAccess } from '../support/in-process/adapters.ts';
import { ouCostReport } from '../support/in-process/command-line.ts';
import { sandboxOf, whileRunning } from '../support/sandbox/start.ts';
import { TODAY } from '../support/scenarios/generated.ts';
import { withUnits } from '../support/scenarios/tree.ts';
import { unitId, writtenScenario, writtenUnit } from '../support/scenarios/written.ts';

/* Names are checked against the organization before the first request that costs money. */

const [PROD, DEV, GONE] = ['200000000000', '300000000000', '900000000000'];

let scenario: Scenario;
afterEach(() => vi.unstubAllEnvs());
beforeAll(async () => {
  scenario = await writtenScenario({
    today: TODAY,
    children: [
      writtenUnit(
        'work',
        'Workloads',
        [],
        [writtenUnit('prod', 'Prod', [PROD]), writtenUnit('dev', 'Dev', [DEV])],
      ),
      // No account's path leads through these.
      writtenUnit('labs', 'Labs', [], [writtenUnit('new', 'New', [], [writtenUnit('year', '2026', [])])]),
    ],
    charges: [
      { day: '2026-10-03', account: PROD, amount: '70' },
      { day: '2026-10-03', account: DEV, amount: '20' },
      { day: '2026-10-03', account: GONE, amount: '10' },
    ],
  });
});

async function run(question: RunOptions['question'], organizations: RunOptions['organizations'] = {}) {
  const { outcome, requests } = await runInProcess(scenario, {
    question: { period: '2026-10', ...question },
    organizations,
  });
  return { outcome, requests, paid: requests.filter((request) => request.startsWith('ce:')).length };
}

function reportOf(outcome: Report | OuCostError): Report {
  if (outcome instanceof OuCostError) throw outcome;
  return outcome;
}

describe.each([
  ['with the paths of accounts', {}],
  ['without paths', { paths: false }],
] as const)('%s', (_, organizations) => {
  it.each([
    ['a unit', { ou: 'Paymnts' }, 'UnknownOrganizationalUnit'],
    ['an id', { ou: unitId('none') }, 'UnknownOrganizationalUnit'],
    ['one of several units', { ou: ['Workloads', 'Labs/Old'] }, 'UnknownOrganizationalUnit'],
    ['an excluded unit', { excludeOu: 'dev' }, 'UnknownOrganizationalUnit'],
    ['a selection of nothing', { ou: 'Dev', excludeOu: 'Workloads' }, 'InvalidRequest'],
    ["a rule's unit", { ruleNames: [{ rule: 'Devs > 1', ou: 'Devs' }] }, 'UnknownOrganizationalUnit'],
    [
      "a rule's account that the selection leaves out",
      { ou: 'Dev', ruleNames: [{ rule: `${PROD} > 1`, account: PROD }] },
      'UnknownAccount',
    ],
  ])('nothing is paid for where %s is not there', async (_name, question, code) => {
    const { outcome, paid } = await run(question, organizations);
    expect(outcome).toMatchObject({ code });
    expect(paid).toBe(0);
  });

  it.each([
    ['labs', 'Labs', 'Labs'],
    ['labs', unitId('labs'), 'Labs'],
    ['year', unitId('year'), 'Labs/New/2026'],
    ['year', 'Labs/New/2026', 'Labs/New/2026'],
  ])('the unit %s without accounts is known as %s', async (key, ou, path) => {
    const { outcome } = await run({ ou, ruleNames: [{ rule: `${path} > 1`, ou: path }] }, organizations);
    const { organizationalUnits, total, selection } = reportOf(outcome);
    const unit = organizationalUnits.find(({ id }) => id === unitId(key));
    expect(unit?.path).toEqual(['Root', ...path.split('/')]);
    expect(unit?.total.UnblendedCost?.amounts).toEqual(['0']);
    expect(total.UnblendedCost?.amounts).toEqual(['0']);
    expect(selection.leftOut.UnblendedCost?.amounts).toEqual(['100']);
  });

  it('a unit that was renamed is known by its id', async () => {
    const renamed = withUnits(scenario, (unit) =>
      unit.name === 'Workloads' ? { ...unit, name: 'Products' } : unit,
    );
    const { outcome } = await runInProcess(renamed, {
      question: { period: '2026-10', ou: unitId('work') },
      organizations,
    });
    expect(reportOf(outcome).total.UnblendedCost?.amounts).toEqual(['90']);
  });

  it('an account that has left is judged, since nobody can know before that it has no spend', async () => {
    const { outcome } = await run({ ruleNames: [{ rule: `${GONE} > 1`, account: GONE }] }, organizations);
    expect(reportOf(outcome).accounts.map(({ id }) => id)).toContain(GONE);
  });
});

it('`ou-cost report` finds a unit without accounts as the function does', async () => {
  const ended = await whileRunning(sandboxOf(scenario), (sandbox) =>
    ouCostReport(payerAccess(sandbox, TODAY), [
      ...['--period', '2026-10', '--ou', 'Labs/New', '--fail-if', 'Labs/New/2026 > 0', '--output', 'csv-ou'],
    ]),
  );
  expect(ended.exitCode, ended.stderr).toBe(0);
  expect(ended.stdout).toContain('Labs/New/2026');
});

it('a unit that is listed is not looked up, and all of the organization is read before anything is paid for', async () => {
  const { requests } = await run({ ou: ['Workloads/Prod', unitId('dev')] });
  expect(requests.filter((request) => request.includes('Describe'))).toEqual([]);
  const services = requests.map((request) => request.split(':')[0]);
  expect(services.indexOf('ce')).toBeGreaterThan(services.lastIndexOf('organizations'));
});
