import type { OrganizationListing } from '@ou-cost/spend';
import { accountIdAt } from './cost-explorer-pages.ts';

const OUS = 400;

/** Accounts spread over 400 units: 20 below the root, with 19 units below each. */
export function listingOf(accounts: number): OrganizationListing {
  const units: { id: string; name: string; parentId: string | null }[] = [
    { id: 'r-ab12', name: 'Root', parentId: null },
  ];
  for (let index = 0; index < OUS; index += 1) {
    const parent = index < 20 ? 'r-ab12' : `ou-ab12-${index % 20}`;
    units.push({ id: `ou-ab12-${index}`, name: `Unit ${index}`, parentId: parent });
  }
  return {
    id: 'o-benchbench',
    managementAccountId: accountIdAt(0),
    units,
    accounts: Array.from({ length: accounts }, (_, index) => ({
      id: accountIdAt(index),
      name: `account ${index}`,
      state: 'ACTIVE',
      parentId: `ou-ab12-${index % OUS}`,
    })),
    notes: [],
  };
}
