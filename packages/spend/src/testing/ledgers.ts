import type { CostLedger, LedgerQuery, LedgerTotal } from '../ledger/ports.ts';

type ReadTotals = (query: LedgerQuery) => Promise<readonly LedgerTotal[]>;

/** How the independent totals of a ledger are read. Fails where it has none. */
export function totalsOf({ independentTotal }: CostLedger): ReadTotals {
  if (independentTotal.kind === 'none') throw new Error('the ledger has no independent total');
  return (query) => independentTotal.read(query);
}

/** The ledger with other independent totals. */
export function withTotals(ledger: CostLedger, read: ReadTotals): CostLedger {
  return { ...ledger, independentTotal: { kind: 'second-query', statedBy: ledger.description.name, read } };
}

/** The ledger as an export that is held against another source, which states the totals of `read`. */
export function heldAgainstOther(ledger: CostLedger, read: ReadTotals = totalsOf(ledger)): CostLedger {
  return {
    ...ledger,
    description: { ...ledger.description, kind: 'exports', name: 'the export' },
    independentTotal: { kind: 'other-source', statedBy: 'The other', read },
  };
}
