import type { PagePayload, PayloadChanges, PayloadSpends } from '../payload.ts';

/** A row of the table: an organizational unit or an account. */
export interface SpendNode {
  readonly kind: 'unit' | 'account';
  readonly id: string;
  readonly name: string;
  /** Shown beside the name, such as an account's state; may be empty. */
  readonly remark: string;
  readonly parent: SpendNode | null;
  readonly depth: number;
  /** Sub-units, then accounts. */
  readonly children: SpendNode[];
  readonly direct: PayloadSpends;
  readonly total: PayloadSpends;
  /** Null where nothing is compared, or nothing is known. */
  readonly directChanges: PayloadChanges | null;
  readonly totalChanges: PayloadChanges | null;
}

/** The organization as a tree, and the accounts that have left it. */
export interface SpendTree {
  /** Null where a selection left no unit. */
  readonly root: SpendNode | null;
  readonly units: ReadonlyMap<string, SpendNode>;
  /** Accounts that have left. */
  readonly departed: readonly SpendNode[];
}

export function spendTree(payload: PagePayload): SpendTree {
  const nodes: SpendNode[] = [];
  const roots: SpendNode[] = [];
  for (const [id, name, parentAt, direct, total, changes] of payload.units) {
    const parent = nodes[parentAt] ?? null;
    const [directChanges, totalChanges] = changes === 0 ? [null, null] : changes;
    const depth = parent === null ? 0 : parent.depth + 1;
    const base = { kind: 'unit', id, name, remark: '', parent, depth, children: [] } as const;
    const node: SpendNode = { ...base, children: [], direct, total, directChanges, totalChanges };
    nodes.push(node);
    (parent?.children ?? roots).push(node);
  }
  const departed: SpendNode[] = [];
  for (const [id, name, remark, unitAt, spend, changes] of payload.accounts) {
    const parent = nodes[unitAt] ?? null;
    const totalChanges = changes === 0 ? null : changes;
    const depth = parent === null ? 0 : parent.depth + 1;
    const base = { kind: 'account', id, name, remark, parent, depth, children: [] } as const;
    const sums = { direct: spend, total: spend, directChanges: totalChanges, totalChanges };
    (parent?.children ?? departed).push({ ...base, children: [], ...sums });
  }
  return { root: roots[0] ?? null, units: new Map(nodes.map((node) => [node.id, node])), departed };
}

/** The path from the root to a node, both included. */
export function pathTo(node: SpendNode): readonly SpendNode[] {
  return node.parent === null ? [node] : [...pathTo(node.parent), node];
}
