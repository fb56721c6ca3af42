import type { AccountMove } from './behaviour.ts';
import type { OrganizationTree } from './tree.ts';

/** Moves accounts when their moment has come. */
export class AccountMoves {
  readonly #tree: OrganizationTree;
  readonly #answers = new Map<string, number>();
  #waiting: readonly AccountMove[];

  /** @throws Error where a move names an account, a container or an operation that is not there */
  constructor(tree: OrganizationTree, moves: readonly AccountMove[], operations: readonly string[]) {
    for (const { accountId, to, after } of moves) {
      const containerId = typeof to === 'string' ? to : to.parentId;
      if (!tree.account(accountId)) {
        throw new Error(`account ${accountId} cannot move: it is not in the organization`);
      }
      if (!tree.container(containerId)) {
        throw new Error(`account ${accountId} cannot move: the organization has no ${containerId}`);
      }
      if (!operations.includes(after.operation)) {
        throw new Error(
          `account ${accountId} cannot move after ${after.operation}: take ${operations.join(', ')}`,
        );
      }
    }
    this.#tree = tree;
    this.#waiting = moves;
  }

  /** Tells that an operation has been answered once more. */
  answered(operation: string): void {
    const count = (this.#answers.get(operation) ?? 0) + 1;
    this.#answers.set(operation, count);
    const isDue = ({ after }: AccountMove): boolean => after.operation === operation && after.calls <= count;
    for (const { accountId, to } of this.#waiting.filter(isDue)) {
      if (typeof to === 'string') {
        this.#tree.move(accountId, to);
      } else {
        this.#tree.addContainer(to.id, to.name, to.parentId);
        this.#tree.move(accountId, to.id);
      }
    }
    this.#waiting = this.#waiting.filter((move) => !isDue(move));
  }
}
