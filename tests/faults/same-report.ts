import { inspect } from 'node:util';
import { lastUnitOf, OuCostError, type Report } from '@ou-cost/spend';
import { expect } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { withoutRunDetails } from '../support/numbers/report-figures.ts';
import type { Run } from './run-in-process.ts';

/** The part of a report that must be the same with and without faults: all but the run's details and the notes. */
export function resultOf(report: Report) {
  const { notes: _notes, ...rest } = withoutRunDetails(report);
  return rest;
}

/** The report of a run. Throws if the run failed. */
export function reportOf({ outcome }: Run): Report {
  if (outcome instanceof OuCostError)
    throw new Error(`${outcome.code}: ${outcome.message}`, { cause: outcome });
  return outcome;
}

/**
 * Expects the amounts of another report and each account in one place at the most: what must hold for a report that was
 * made while accounts moved or left.
 */
export function expectSameAmounts(report: Report, expected: Report, title: string): void {
  expect(report.total, title).toEqual(expected.total);
  expect(soleBill(report).reconciliation, title).toEqual(soleBill(expected).reconciliation);
  const ids = report.accounts.map(({ id }) => id);
  expect(new Set(ids).size, title).toBe(ids.length);
  expect(spendById(report), title).toEqual(spendById(expected));
  for (const account of report.accounts) {
    const { id } = account;
    const organizationalUnitId = lastUnitOf(account);
    const homes = report.organizationalUnits.filter(({ accountIds }) => accountIds.includes(id));
    expect(
      homes.map((unit) => unit.id),
      `${title}: ${id}`,
    ).toEqual(organizationalUnitId === null ? [] : [organizationalUnitId]);
    expect(report.unattributed.accountIds.includes(id), `${title}: ${id}`).toBe(
      organizationalUnitId === null,
    );
  }
}

/** The unit of each account with spend; null for accounts that have left. */
export function unitsByAccount(report: Report): Map<string, string | null> {
  return new Map(report.accounts.map((account) => [account.id, lastUnitOf(account)]));
}

function spendById(report: Report) {
  const spending = report.accounts.filter(({ spend }) =>
    Object.values(spend).some(({ amounts }) => amounts.some((amount) => amount !== '0')),
  );
  return spending.map(({ id, spend }) => ({ id, spend })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Expects that neither the report nor the failure of a run contains a part of any credential. */
export function expectNoCredential({ outcome, secrets }: Run, title: string): void {
  const said =
    outcome instanceof OuCostError
      ? `${inspect(outcome, { depth: 20, showHidden: true, getters: true })} ${outcome.stack} ${JSON.stringify(outcome)}`
      : JSON.stringify(outcome);
  expect(secrets.length).toBeGreaterThan(1);
  expect(/ASIA[A-Z0-9]{8,}/.exec(said)?.[0], title).toBeUndefined();
  for (const secret of secrets) expect(said.includes(secret), `${title} shows a credential`).toBe(false);
}
