import type { AccountSpend, OrganizationalUnitSpend, Report, Spend } from '@ou-cost/spend';
import { exampleReport } from '../../../packages/present/src/testing/example-report.ts';

const CENTS = 100n;

/** The cents of an account by its number: always the same, over five orders of magnitude. */
function centsOf(account: number): bigint {
  return BigInt((account * 7_919) % 9_973) ** 2n / 100n + 1n;
}

function spendOf(cents: bigint): Spend {
  const text = (part: bigint) => `${part / CENTS}.${(part % CENTS).toString().padStart(2, '0')}`;
  const tax = cents / 11n;
  const byChargeType = { usage: [text(cents - tax)], tax: [text(tax)] };
  return { UnblendedCost: { amounts: [text(cents)], gross: [text(cents)], byChargeType } };
}

/** One month of a large organization: `unitsPerLevel` units below the root and below each of those, which hold the accounts. */
export function largeReport(accounts: number, unitsPerLevel: number): Report {
  const rootId = 'r-ab12';
  const cents = new Map<string, bigint>();
  const units: { id: string; name: string; parentId: string | null; path: string[] }[] = [
    { id: rootId, name: 'Root', parentId: null, path: ['Root'] },
  ];
  const leaves: string[] = [];
  for (let upper = 0; upper < unitsPerLevel; upper += 1) {
    const id = `ou-ab12-${String(upper).padStart(8, '0')}`;
    units.push({ id, name: `Division ${upper}`, parentId: rootId, path: ['Root', `Division ${upper}`] });
    for (let lower = 0; lower < unitsPerLevel; lower += 1) {
      const leaf = `ou-ab12-${String(upper).padStart(4, '0')}${String(lower).padStart(4, '0')}x`;
      const name = `Team ${upper}-${lower}`;
      units.push({ id: leaf, name, parentId: id, path: ['Root', `Division ${upper}`, name] });
      leaves.push(leaf);
    }
  }
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const listed: AccountSpend[] = Array.from({ length: accounts }, (_, at) => {
    const id = String(100_000_000_000 + at);
    const unit = leaves[at % leaves.length] ?? rootId;
    for (let above: string | null = unit; above !== null; above = parents.get(above) ?? null) {
      cents.set(above, (cents.get(above) ?? 0n) + centsOf(at));
    }
    const spend = spendOf(centsOf(at));
    return {
      id,
      name: `account-${at}`,
      state: 'ACTIVE',
      placements: [{ from: '2026-10-01', to: null, organizationalUnitId: unit }],
      spend,
    };
  });
  const isLeaf = new Set(leaves);
  const organizationalUnits: OrganizationalUnitSpend[] = units.map((unit) => {
    const total = spendOf(cents.get(unit.id) ?? 0n);
    const own = isLeaf.has(unit.id) ? total : spendOf(0n);
    return { ...unit, depth: unit.path.length - 1, accountIds: [], direct: own, total };
  });
  return {
    ...exampleReport(),
    total: spendOf(cents.get(rootId) ?? 0n),
    organizationalUnits,
    accounts: listed,
    unattributed: { accountIds: [], total: spendOf(0n) },
  };
}
