import { Figures } from '../figures.ts';
import type { OtherTree } from '../form/other-tree.ts';
import { onTreeOfNow, type RolledUpBill } from '../roll-up.ts';
import type { Run } from '../run.ts';

/** The spend of the periods asked for on the tree of now, beside that on the tree as it was; null where that is the report's. */
export function otherTreeOf(bill: RolledUpBill, run: Run): OtherTree | null {
  if (run.request.tree !== 'as-was') return null;
  const { organization, selection } = bill;
  const now = onTreeOfNow(bill, run);
  const figures = new Figures(now, run);
  return {
    tree: 'as-is',
    total: figures.spend(({ whole }) => whole),
    leftOut: figures.spend(({ leftOut }) => leftOut),
    organizationalUnits: organization.units
      .filter(({ id }) => selection.listedUnitIds.has(id))
      .map(({ id, accountIds }) => ({
        id,
        accountIds: selection.unitIds.has(id) ? accountIds : [],
        direct: figures.spend(({ direct }) => direct.get(id)),
        total: figures.spend(({ total }) => total.get(id)),
      })),
    unattributed: {
      accountIds: now.drawn.rolled.unattributedIds,
      total: figures.spend(({ unattributed }) => unattributed),
    },
  };
}
