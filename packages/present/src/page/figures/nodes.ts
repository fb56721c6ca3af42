import type { Figures } from './measure.ts';
import { accountIdOf } from './other-tree.ts';
import type { PagePayload, PayloadSpends } from './payload.ts';

/** A unit or an account. */
export interface SpendNode {
  readonly kind: 'unit' | 'account';
  readonly id: string;
  readonly name: string;
  /** Shown beside the name, such as an account's state; may be empty. */
  readonly remark: string;
  readonly parent: SpendNode | null;
  readonly depth: number;
  /** Sub-units. */
  readonly units: readonly SpendNode[];
  readonly hasChildren: boolean;
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
  /** The ids of accounts that stand in several units: each has a node for every one of its stays. */
  readonly relocated: ReadonlySet<string>;
}

/** Makes the node of an account when it is asked for: of 50,000 accounts the first screen shows a few. */
type AccountNodes = (position: number) => SpendNode;

class UnitNode implements SpendNode {
  readonly kind = 'unit';
  readonly id: string;
  readonly name: string;
  readonly remark: string;
  readonly parent: UnitNode | null;
  readonly depth: number;
  readonly accounts: number;
  readonly direct: PayloadSpends;
  readonly total: PayloadSpends;
  readonly units: UnitNode[] = [];
  /** The positions in the payload of the accounts directly in it. */
  readonly listed: number[] = [];
  readonly #accountAt: AccountNodes;
  #children: readonly SpendNode[] | null = null;

  constructor(
    [id, name, , direct, total, accounts, remark = '']: PagePayload['units'][number],
    parent: UnitNode | null,
    accountAt: AccountNodes,
  ) {
    this.id = id;
    this.name = name;
    this.remark = remark;
    this.parent = parent;
    this.depth = depthBelow(parent);
    this.accounts = accounts;
    this.direct = direct;
    this.total = total;
    this.#accountAt = accountAt;
  }

  get hasChildren(): boolean {
    return this.units.length > 0 || this.listed.length > 0;
  }

  get children(): readonly SpendNode[] {
    this.#children ??= [...this.units, ...this.listed.map(this.#accountAt)];
    return this.#children;
  }
}

export function spendTree({ units, accounts }: PagePayload): SpendTree {
  const nodes: UnitNode[] = [];
  const made = new Map<number, SpendNode>();
  const accountAt = (position: number): SpendNode => {
    const known = made.get(position);
    if (known !== undefined) return known;
    const account = accounts[position];
    if (account === undefined) throw new RangeError(`the page has no account at ${position}`);
    const node = accountNode(account, nodes[account[3]] ?? null);
    made.set(position, node);
    return node;
  };
  for (const unit of units) {
    const parent = nodes[unit[2]] ?? null;
    const node = new UnitNode(unit, parent, accountAt);
    nodes.push(node);
    parent?.units.push(node);
  }
  const left: number[] = [];
  for (const [position, account] of accounts.entries()) {
    (nodes[account[3]]?.listed ?? left).push(position);
  }
  let byId: ReadonlyMap<string, SpendNode> | null = null;
  return {
    root: nodes.find(({ parent }) => parent === null) ?? null,
    units: new Map(nodes.map((node) => [node.id, node])),
    get accounts() {
      byId ??= new Map(accounts.map(([id], position) => [id, accountAt(position)]));
      return byId;
    },
    departed: left.map(accountAt),
    relocated: new Set(accounts.flatMap(([id]) => (id.includes('/') ? [accountIdOf(id)] : []))),
  };
}

function accountNode(
  [id, name, remark, , spend]: PagePayload['accounts'][number],
  parent: SpendNode | null,
): SpendNode {
  return {
    kind: 'account',
    id,
    name,
    remark,
    parent,
    depth: depthBelow(parent),
    units: NO_CHILDREN,
    hasChildren: false,
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
export function* accountsBelow(node: SpendNode): Generator<SpendNode> {
  if (node.kind === 'account') yield node;
  for (const unit of unitsFromBelow(node)) {
    for (const child of unit.children) if (child.kind === 'account') yield child;
  }
}

/** Every unit in a node, itself included, in the order of the tree. */
export function unitsBelow(node: SpendNode): SpendNode[] {
  return node.kind === 'account' ? [] : [node, ...node.units.flatMap(unitsBelow)];
}

/** The same units, each after those in it. */
function unitsFromBelow(node: SpendNode): SpendNode[] {
  return node.kind === 'account' ? [] : [...node.units.flatMap(unitsFromBelow), node];
}
