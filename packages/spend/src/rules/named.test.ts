import { describe, expect, it } from 'vitest';
import { organizationFrom } from '../organization/organization.ts';
import { resolveSelection } from '../organization/selection.ts';
import { ACME } from '../testing/acme.ts';
import { asking } from '../testing/bill.ts';
import { assertNamesKnown, ruleNames } from './named.ts';
import { parseRule } from './parse.ts';

const organization = organizationFrom({
  id: 'o-test000001',
  managementAccountId: '100000000000',
  units: ACME.units,
  accounts: ACME.accounts,
  notes: [],
});

/** Checks the names of one rule, in a report on these units only. */
function check(rule: string, ...units: string[]): void {
  const selection = resolveSelection(asking({ organizationalUnits: units }), organization);
  assertNamesKnown(ruleNames([parseRule(rule)]), organization, selection);
}

describe('the names in rules', () => {
  it('are those of one unit or account', () => {
    const rules = ['Workloads/Prod > 1', 'any-ou > 1', '200000000000 > 1', 'total > 1', 'unattributed > 1'];
    expect(ruleNames(rules.map(parseRule))).toEqual([
      { rule: 'Workloads/Prod > 1', unit: 'Workloads/Prod' },
      { rule: '200000000000 > 1', account: '200000000000' },
    ]);
  });

  it.each([
    ['Workloads/Prod > 1', []],
    ['Workloads > 1', ['Workloads/Prod']],
    ['Prod > 1', ['Workloads']],
    ['200000000000 > 1', []],
    ['200000000000 > 1', ['Workloads']],
    // It may have left the organization, and have spend all the same.
    ['999999999999 > 1', []],
  ])('are known: %s in a report on %j', (rule, units) => {
    expect(() => check(rule, ...units)).not.toThrow();
  });

  it.each([
    ['Paymnts > 1', [], 'UnknownOrganizationalUnit', /cannot be judged: no organizational unit .*'Paymnts'/],
    ['Prod > 1', [], 'AmbiguousOrganizationalUnit', /means 2 organizational units/],
    ['Platform > 1', ['Workloads'], 'UnknownOrganizationalUnit', /selection of units may have left it out/],
    ['400000000000 > 1', ['Workloads'], 'UnknownAccount', /no account 400000000000 \(the selection/],
    ['100000000000 > 1', ['Workloads'], 'UnknownAccount', /no account 100000000000 \(the selection/],
    ['999999999999 > 1', ['Workloads'], 'UnknownAccount', /no account 999999999999 \(the selection/],
  ])('cannot be known: %s in a report on %j', (rule, units, code, message) => {
    expect(() => check(rule, ...units)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
    expect(() => check(rule, ...units)).toThrow(`the rule '${rule}' `);
  });
});
