import type { Figures } from './measure.ts';
import type { PagePayload, PayloadSpends } from './payload.ts';

/** A unit, an account, or the accounts directly in a unit taken together. */
export interface SpendNode {
  readonly kind: 'unit' | 'account' | 'own';
  /** That of a group of own accounts is its unit's with `/own`. */
  readonly id: string;
  readonly name: string;
  /** Shown beside the name, such as an account's state; may be empty. */
  readonly remark: string;
  readonly parent: SpendNode | null;
  readonly depth: number;
  /** Sub-units, then accounts. */
  readonly children: readonly SpendNode[];
  /** How many accounts are directly in it. */
  readonly accounts: number;
  readonly direct: PayloadSpends;
  readonly total: PayloadSpends;
}

/** The organization as a tree, and the accounts that have left it. */
export interface SpendTree {
  /** Null where a selection left no unit. */
  readonly root: SpendNode | null;
  readonly units: ReadonlyMap<string, SpendNode>;
  readonly accounts: ReadonlyMap<string, SpendNode>;
  /** Accounts that have left. */
  readonly departed: readonly SpendNode[];
}

interface Growing extends SpendNode {
  readonly children: SpendNode[];
}

export function spendTree(payload: PagePayload): SpendTree {
  const nodes: Growing[] = [];
  const roots: SpendNode[] = [];
  for (const [id, name, parentAt, direct, total, accounts] of payload.units) {
    const parent = nodes[parentAt] ?? null;
    const node = unitNode(id, name, parent, accounts, direct, total);
    nodes.push(node);
    (parent?.children ?? roots).push(node);
  }
  const accounts = new Map<string, SpendNode>();
  const departed: SpendNode[] = [];
  for (const [id, name, remark, unitAt, spend] of payload.accounts) {
    const parent = nodes[unitAt] ?? null;
    const node = accountNode(id, name, remark, parent, spend);
    accounts.set(id, node);
    (parent?.children ?? departed).push(node);
  }
  const units = new Map(nodes.map((node) => [node.id, node]));
  return { root: roots[0] ?? null, units, accounts, departed };
}

function unitNode(
  id: string,
  name: string,
  parent: SpendNode | null,
  accounts: number,
  direct: PayloadSpends,
  total: PayloadSpends,
): Growing {
  const depth = depthBelow(parent);
  return { kind: 'unit', id, name, remark: '', parent, depth, children: [], accounts, direct, total };
}

/** There can be 50,000, so that they share what none of them has. */
function accountNode(
  id: string,
  name: string,
  remark: string,
  parent: SpendNode | null,
  spend: PayloadSpends,
): SpendNode {
  const depth = depthBelow(parent);
  return {
    kind: 'account',
    id,
    name,
    remark,
    parent,
    depth,
    children: NO_CHILDREN,
    accounts: 1,
    direct: spend,
    total: spend,
  };
}

const NO_CHILDREN: readonly SpendNode[] = [];

function depthBelow(parent: SpendNode | null): number {
  return parent === null ? 0 : parent.depth + 1;
}

/** How many accounts have left and still have an amount in what is shown; all of them where accounts are not listed. */
export function departedCount({ departed }: SpendTree, payload: PagePayload, figures: Figures): number {
  if (departed.length === 0) return payload.departed;
  const sidesOf = ({ total }: SpendNode) => [figures.amount(total), figures.change(total)?.before ?? '0'];
  return departed.filter((node) => sidesOf(node).some((amount) => amount !== '0')).length;
}

/** The path from the root to a node, both included. */
export function pathTo(node: SpendNode): readonly SpendNode[] {
  return node.parent === null ? [node] : [...pathTo(node.parent), node];
}

/** Every account in a node: itself, or all below it, in the order of the tree. */
export function accountsBelow(node: SpendNode): SpendNode[] {
  return below(node).filter(({ kind }) => kind === 'account');
}

/** Every unit in a node, itself included, in the order of the tree. */
export function unitsBelow(node: SpendNode): SpendNode[] {
  return below(node).filter(({ kind }) => kind === 'unit');
}

function below(node: SpendNode): SpendNode[] {
  const found: SpendNode[] = [];
  const visit = (one: SpendNode) => {
    found.push(one);
    for (const child of one.children) visit(child);
  };
  visit(node);
  return found;
}
