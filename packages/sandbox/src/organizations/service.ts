import { type Call, type JsonService, type Operation, ServiceError } from '../service.ts';
import { AccountMoves } from './account-moves.ts';
import type { OrganizationsBehaviour } from './behaviour.ts';
import { arnOf, type EntityKind, requiredId } from './identifiers.ts';
import { invalidInput, Pages } from './pages.ts';
import { Shapes } from './shapes.ts';
import type { OrganizationTree } from './tree.ts';

type Input = Record<string, unknown>;
type Handle = (input: Input, call: Call) => Record<string, unknown>;

/**
 * The read operations of Organizations, on a tree that the configured moves change.
 * @throws Error if a move names an unknown account or unit
 */
export function organizationsService(
  tree: OrganizationTree,
  behaviour: OrganizationsBehaviour = {},
): JsonService {
  const operations = new OrganizationsOperations(tree, behaviour).all();
  const moves = new AccountMoves(tree, behaviour.moves ?? [], Object.keys(operations));
  const moving = Object.entries(operations).map(([name, operation]): [string, Operation] => [
    name,
    {
      ...operation,
      handle: (input, call) => {
        const output = operation.handle(input, call);
        moves.answered(name);
        return output;
      },
    },
  ]);
  return {
    signingName: 'organizations',
    targetPrefix: 'AWSOrganizationsV20161128',
    operations: Object.fromEntries(moving),
  };
}

class OrganizationsOperations {
  readonly #tree: OrganizationTree;
  readonly #shapes: Shapes;
  readonly #pages: Pages;
  readonly #administrators: readonly string[];

  constructor(tree: OrganizationTree, behaviour: OrganizationsBehaviour) {
    this.#tree = tree;
    this.#shapes = new Shapes(tree, behaviour.paths ?? true);
    this.#pages = new Pages(behaviour);
    this.#administrators = [tree.managementAccountId, ...(behaviour.delegatedAdministrators ?? [])];
  }

  all(): Record<string, Operation> {
    return {
      DescribeOrganization: {
        action: 'organizations:DescribeOrganization',
        resource: () => '*',
        handle: (_input, call) => {
          this.#admitMember(call);
          return { Organization: this.#shapes.organization(call.partition) };
        },
      },
      ListRoots: this.#unscoped('ListRoots', (input, call) => {
        const root = { ordinal: 1, shape: this.#shapes.root(call.partition) };
        return this.#list('ListRoots', 'Roots', input, [root], ({ shape }) => shape);
      }),
      ListAccounts: this.#unscoped('ListAccounts', (input, { partition }) =>
        this.#list('ListAccounts', 'Accounts', input, this.#tree.accounts(), (account) =>
          this.#shapes.account(account, partition),
        ),
      ),
      ListAccountsForParent: this.#scoped(
        'ListAccountsForParent',
        'ParentId',
        ['root', 'ou'],
        (input, call) =>
          this.#list(
            'ListAccountsForParent',
            'Accounts',
            input,
            this.#tree.accountsIn(this.#parent(input)),
            (account) => this.#shapes.account(account, call.partition),
          ),
      ),
      ListOrganizationalUnitsForParent: this.#scoped(
        'ListOrganizationalUnitsForParent',
        'ParentId',
        ['root', 'ou'],
        (input, call) =>
          this.#list(
            'ListOrganizationalUnitsForParent',
            'OrganizationalUnits',
            input,
            this.#tree.containersIn(this.#parent(input)),
            (container) => this.#shapes.organizationalUnit(container, call.partition),
          ),
      ),
      ListChildren: this.#scoped('ListChildren', 'ParentId', ['root', 'ou'], (input) =>
        this.#children(input),
      ),
      ListParents: this.#scoped('ListParents', 'ChildId', ['account', 'ou'], (input) => this.#parents(input)),
      DescribeOrganizationalUnit: this.#scoped(
        'DescribeOrganizationalUnit',
        'OrganizationalUnitId',
        ['ou'],
        (input, call) => this.#describeUnit(String(input['OrganizationalUnitId']), call.partition),
      ),
      DescribeAccount: this.#scoped('DescribeAccount', 'AccountId', ['account'], (input, call) =>
        this.#describeAccount(String(input['AccountId']), call.partition),
      ),
    };
  }

  /** An operation without a resource type. */
  #unscoped(name: string, handle: Handle): Operation {
    return {
      action: `organizations:${name}`,
      resource: () => '*',
      handle: (input, call) => {
        this.#admitAdministrator(call);
        return handle(input, call);
      },
    };
  }

  /** An operation whose resource is named by one member of its input. */
  #scoped(name: string, member: string, kinds: readonly EntityKind[], handle: Handle): Operation {
    return {
      ...this.#unscoped(name, handle),
      resource: (input, { partition }) => arnOf(this.#tree, partition, requiredId(input, member, kinds)),
    };
  }

  #list<T extends { ordinal: number }>(
    operation: string,
    member: string,
    input: Input,
    items: readonly T[],
    shape: (item: T) => Record<string, unknown>,
  ): Record<string, unknown> {
    const page = this.#pages.cut(operation, input, items);
    return {
      [member]: page.items.map(shape),
      ...(page.nextToken === undefined ? {} : { NextToken: page.nextToken }),
    };
  }

  #children(input: Input): Record<string, unknown> {
    const type = input['ChildType'];
    if (type !== 'ACCOUNT' && type !== 'ORGANIZATIONAL_UNIT') {
      throw invalidInput('INVALID_ENUM', 'You must provide a ChildType of ACCOUNT or ORGANIZATIONAL_UNIT.');
    }
    const parentId = this.#parent(input);
    const children: readonly { id: string; ordinal: number }[] =
      type === 'ACCOUNT' ? this.#tree.accountsIn(parentId) : this.#tree.containersIn(parentId);
    return this.#list('ListChildren', 'Children', input, children, ({ id }) => ({ Id: id, Type: type }));
  }

  #parents(input: Input): Record<string, unknown> {
    const childId = String(input['ChildId']);
    const parentId = (this.#tree.account(childId) ?? this.#tree.container(childId))?.parentId;
    if (parentId === undefined) {
      throw new ServiceError(
        'ChildNotFoundException',
        "We can't find an organizational unit (OU) or AWS account with the ChildId that you specified.",
      );
    }
    const type = parentId === this.#tree.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
    return this.#list('ListParents', 'Parents', input, [{ ordinal: 1 }], () => ({
      Id: parentId,
      Type: type,
    }));
  }

  #describeUnit(id: string, partition: string): Record<string, unknown> {
    const container = this.#tree.container(id);
    if (!container) {
      throw new ServiceError(
        'OrganizationalUnitNotFoundException',
        "We can't find an OU with the OrganizationalUnitId that you specified.",
      );
    }
    return { OrganizationalUnit: this.#shapes.organizationalUnit(container, partition) };
  }

  #describeAccount(id: string, partition: string): Record<string, unknown> {
    const account = this.#tree.account(id);
    if (!account) {
      throw new ServiceError('AccountNotFoundException', "You specified an account that doesn't exist.");
    }
    return { Account: this.#shapes.account(account, partition) };
  }

  #parent(input: Input): string {
    const parentId = String(input['ParentId']);
    if (!this.#tree.container(parentId)) {
      throw new ServiceError(
        'ParentNotFoundException',
        "We can't find a root or OU with the ParentId that you specified.",
      );
    }
    return parentId;
  }

  #admitMember({ caller }: Call): void {
    if (!this.#tree.account(caller.accountId)) {
      throw new ServiceError(
        'AWSOrganizationsNotInUseException',
        'Your account is not a member of an organization.',
      );
    }
  }

  #admitAdministrator(call: Call): void {
    this.#admitMember(call);
    if (!this.#administrators.includes(call.caller.accountId)) {
      throw new ServiceError('AccessDeniedException', "You don't have permissions to access this resource.");
    }
  }
}
