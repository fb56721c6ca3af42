import type { AccountMove } from './behaviour.ts';
import type { OrganizationTree } from './tree.ts';

/** Moves accounts after the configured number of answers. */
export class AccountMoves {
  readonly #tree: OrganizationTree;
  readonly #answers = new Map<string, number>();
  #waiting: readonly AccountMove[];

  /** @throws Error if a move names an unknown account, container or operation */
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
          `account ${accountId} cannot move after ${after.operation}: use one of ${operations.join(', ')}`,
        );
      }
    }
    this.#tree = tree;
    this.#waiting = moves;
  }

  /** Counts an answer of the operation and makes the moves that are due. */
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
