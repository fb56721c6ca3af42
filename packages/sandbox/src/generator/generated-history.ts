import { EarlierTree } from '../scenario/history/earlier-tree.ts';
import type {
  OrganizationChange,
  ScenarioAccount,
  ScenarioNode,
  ScenarioOrganization,
} from '../scenario/organization.ts';
import { DAY, formatMoment, type Moment, parseDate } from '../time/calendar.ts';
import type { GeneratedAccount } from './generated-organization.ts';
import { Identifiers } from './identifiers.ts';
import { Random } from './random.ts';

export interface GeneratedHistoryOptions {
  readonly changes: number;
  readonly seed: number;
  /** The days on which something can happen, `YYYY-MM-DD`; `until` is exclusive. */
  readonly from: string;
  readonly until: string;
  /** Accounts that are not in the organization, but were. @default none */
  readonly departed?: readonly GeneratedAccount[];
}

/**
 * A random history that leads to an organization, made backwards: moves, also back to where an account had been and
 * several in a day, joins, departures, closures, new names, new and deleted units. The same options give the same history.
 *
 * @throws RangeError for days that are none
 */
export function generatedHistory(
  organization: ScenarioOrganization,
  { changes, seed, from, until, departed = [] }: GeneratedHistoryOptions,
): readonly OrganizationChange[] {
  const random = Random.stream(seed, 2);
  const maker = new HistoryMaker(organization, random, departed);
  const days = [parseDate(from), parseDate(until)] as const;
  const times = randomTimes(random, changes, ...days);
  return times.flatMap((at) => maker.changeBefore(at)).toReversed();
}

/** Times in descending order; one in four is on the day of the one before. */
function randomTimes(
  random: Random,
  count: number,
  from: Moment | undefined,
  until: Moment | undefined,
): Moment[] {
  if (from === undefined || until === undefined || until <= from) {
    throw new RangeError('a history needs a first day and a later one after its last: write YYYY-MM-DD');
  }
  const times: Moment[] = [];
  while (times.length < count) {
    const last = times.at(-1);
    const day =
      last !== undefined && random.chance(0.25)
        ? Math.floor(last / DAY) * DAY
        : from + random.integer(0, (until - from) / DAY - 1) * DAY;
    times.push(day + random.integer(0, DAY - 1));
  }
  return times.sort((left, right) => right - left);
}

class HistoryMaker {
  readonly #tree: EarlierTree;
  readonly #organization: ScenarioOrganization;
  readonly #random: Random;
  readonly #departed: GeneratedAccount[];
  readonly #ids: Identifiers;
  /** The last move that was made, whose account may have come from where it went. */
  #move: { readonly accountId: string; readonly to: string } | undefined;

  constructor(organization: ScenarioOrganization, random: Random, departed: readonly GeneratedAccount[]) {
    this.#organization = organization;
    this.#tree = new EarlierTree(organization);
    this.#random = random;
    this.#departed = [...departed];
    this.#ids = new Identifiers(
      random,
      nodesBelow(organization.root).map(({ id }) => id),
    );
  }

  /** A change that leads to the tree as it is now, which then goes back by it; none if the draw is impossible. */
  changeBefore(at: Moment): readonly OrganizationChange[] {
    const change = this.#draw(formatMoment(at));
    if (change === undefined) return [];
    const before = this.#tree.root();
    if (this.#tree.undo(change) !== undefined) return [];
    if (change.kind === 'moved') this.#move = { accountId: change.accountId, to: change.to };
    // What has joined may have been there before, and left.
    if (change.kind === 'joined') this.#departed.push(...accountsIn(before, change.accountId));
    return [change];
  }

  #draw(at: string): OrganizationChange | undefined {
    const random = this.#random;
    const units = nodesBelow(this.#tree.root());
    const held = units.flatMap(({ id, accounts }) => accounts.map((account) => ({ account, parentId: id })));
    const place = random.pick(held);
    const other = random.pick(units);
    const die = random.fraction();
    if (die < 0.15) {
      const back = this.#move;
      const there = held.find(({ account }) => account.id === back?.accountId);
      if (back === undefined || there === undefined || there.parentId === back.to) return undefined;
      return { at, kind: 'moved', accountId: back.accountId, from: back.to, to: there.parentId };
    }
    if (die < 0.6) {
      return { at, kind: 'moved', accountId: place.account.id, from: other.id, to: place.parentId };
    }
    if (die < 0.68) return { at, kind: 'joined', accountId: place.account.id, to: place.parentId };
    if (die < 0.78) return this.#departure(at, other.id);
    if (die < 0.82) {
      const { id, state } = place.account;
      return { at, kind: 'closed', accountId: id, from: 'ACTIVE', to: state };
    }
    if (die < 0.88) {
      return other.id === this.#organization.root.id
        ? undefined
        : {
            at,
            kind: 'renamed',
            organizationalUnitId: other.id,
            from: `was ${random.integer(1, 99)}`,
            to: other.name,
          };
    }
    if (die < 0.93) return { at, kind: 'created', organizationalUnitId: other.id };
    return {
      at,
      kind: 'deleted',
      organizationalUnit: {
        id: this.#ids.ouId(this.#organization.root.id),
        name: `Old ${random.integer(1, 99)}`,
      },
      parentId: other.id,
    };
  }

  #departure(at: string, from: string): OrganizationChange | undefined {
    const gone = this.#departed.pop();
    if (gone === undefined) return undefined;
    const account: ScenarioAccount = {
      id: gone.id,
      name: gone.name === '' ? 'gone' : gone.name,
      email: `aws+${gone.id}@generated.example`,
      state: 'ACTIVE',
      joined: '2020-01-01',
    };
    return { at, kind: 'left', account, from };
  }
}

function accountsIn(root: ScenarioNode, id: string): readonly GeneratedAccount[] {
  return nodesBelow(root).flatMap(({ accounts }) => accounts.filter((account) => account.id === id));
}

function nodesBelow(node: ScenarioNode): readonly ScenarioNode[] {
  return [node, ...node.organizationalUnits.flatMap(nodesBelow)];
}
