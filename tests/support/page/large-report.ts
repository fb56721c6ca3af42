import type {
  AccountSpend,
  Change,
  OrganizationalUnitSpend,
  Report,
  ReportPeriod,
  Spend,
} from '@ou-cost/spend';
import { exampleReport } from '../../../packages/present/src/testing/example-report.ts';

const CENTS = 100n;

/** The cents of an account by its number: always the same, over five orders of magnitude. */
function centsOf(account: number): bigint {
  return BigInt((account * 7_919) % 9_973) ** 2n / 100n + 1n;
}

/** A year of months before the one that is reported; each costs a little more than the one before. */
const MONTHS = 13;
const factorOf = (month: number) => BigInt(20 + month);
const LAST = MONTHS - 1;

function text(cents: bigint): string {
  return `${cents / CENTS}.${(cents % CENTS).toString().padStart(2, '0')}`;
}

function partsOf(cents: bigint): { readonly usage: string; readonly tax: string } {
  const tax = cents / 11n;
  return { usage: text(cents - tax), tax: text(tax) };
}

function spendOf(base: bigint): Spend {
  const cents = base * factorOf(LAST);
  const { usage, tax } = partsOf(cents);
  const byChargeType = { usage: [usage], tax: [tax] };
  return { UnblendedCost: { amounts: [text(cents)], gross: [text(cents)], byChargeType } };
}

function changeOf(base: bigint): Change {
  const [before, after] = [base * factorOf(LAST - 1), base * factorOf(LAST)];
  const sides = { before: text(before), after: text(after) };
  const [was, is] = [partsOf(before), partsOf(after)];
  const byChargeType = {
    usage: { before: was.usage, after: is.usage },
    tax: { before: was.tax, after: is.tax },
  };
  const percent = base === 0n ? null : '3.23';
  return { UnblendedCost: { ...sides, change: text(after - before), percent, gross: sides, byChargeType } };
}

function trendOf(base: bigint): Spend {
  const amounts = Array.from({ length: MONTHS }, (_, month) => text(base * factorOf(month)));
  return { UnblendedCost: { amounts } };
}

function monthAt(month: number): ReportPeriod {
  const day = (at: number) => new Date(Date.UTC(2025, 9 + at, 1)).toISOString().slice(0, 10);
  return { start: day(month), end: day(month + 1), estimated: false, settled: true };
}

/**
 * One month of a large organization, compared with the one before and with a trend: `unitsPerLevel` units below the root and below
 * each of those, which hold the accounts.
 */
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
  const { comparison, ...example } = exampleReport({ compare: true });
  if (comparison === undefined) throw new Error('the example has a comparison');
  const centsIn = (id: string) => cents.get(id) ?? 0n;
  const ownIn = (id: string) => (isLeaf.has(id) ? centsIn(id) : 0n);
  return {
    ...example,
    total: spendOf(centsIn(rootId)),
    organizationalUnits,
    accounts: listed,
    unattributed: { accountIds: [], total: spendOf(0n) },
    comparison: {
      ...comparison,
      periods: [monthAt(LAST - 1)],
      total: changeOf(centsIn(rootId)),
      organizationalUnits: units.map(({ id }) => ({
        id,
        direct: changeOf(ownIn(id)),
        total: changeOf(centsIn(id)),
      })),
      accounts: listed.map(({ id, name }, at) => ({
        ...{ id, name, organizationalUnitId: leaves[at % leaves.length] ?? rootId },
        status: 'changed',
        change: changeOf(centsOf(at)),
      })),
      unattributed: changeOf(0n),
      movers: { accounts: [], organizationalUnits: [] },
    },
    trend: {
      months: MONTHS,
      by: 'account',
      periods: Array.from({ length: MONTHS }, (_, month) => monthAt(month)),
      total: trendOf(centsIn(rootId)),
      organizationalUnits: units.map(({ id }) => ({
        id,
        direct: trendOf(ownIn(id)),
        total: trendOf(centsIn(id)),
      })),
      accounts: listed.map(({ id }, at) => ({ id, spend: trendOf(centsOf(at)) })),
      unattributed: trendOf(0n),
    },
  };
}
