import { describe, expect, it } from 'vitest';
import { describeOrganization, type OrganizationOverview } from '../../organization/overview.ts';
import { ACME } from '../../testing/acme.ts';
import { portsOn } from '../../testing/bill.ts';
import { verifyOrganization } from './verify-organization.ts';

const SETTINGS = { runId: 'run-1', producer: 'ou-cost test' };
const made = () => describeOrganization(portsOn(ACME), SETTINGS);

describe('an organization that is read', () => {
  it('holds as it was made', async () => {
    verifyOrganization(await made(), 'run-1');
  });

  type Units = OrganizationOverview['organizationalUnits'];
  const units = (change: (units: Units) => Units) => (one: OrganizationOverview) => ({
    ...one,
    organizationalUnits: change(one.organizationalUnits),
  });

  it.each<[string, (one: OrganizationOverview) => OrganizationOverview, RegExp]>([
    ['of another run', (one) => ({ ...one, runId: 'run-2' }), /run id is "run-2"/],
    ['without units', units(() => []), /its root is \[\]/],
    ['without its root', units((all) => all.slice(1)), /hangs below r-acme/],
    ['without its last unit', units((all) => all.slice(0, -1)), /is said to have/],
    [
      'with another root',
      (one) => ({ ...one, organization: { ...one.organization, rootId: 'r-other' } }),
      /its root/,
    ],
    [
      'with a wrong count',
      units((all) => all.map((unit) => ({ ...unit, accountsInSubtree: 7 }))),
      /said to have 7/,
    ],
    ['with a unit twice', units((all) => [...all, ...all.slice(-1)]), /listed twice/],
    [
      'with an account twice',
      units((all) => all.map((unit) => ({ ...unit, accountIds: ['1'] }))),
      /stands in/,
    ],
  ])('is refused %s', async (_, change, message) => {
    const overview = change(await made());
    expect(() => verifyOrganization(overview, 'run-1')).toThrow(message);
  });
});
