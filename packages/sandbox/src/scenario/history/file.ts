import { parseMoment } from '../../time/calendar.ts';
import { ACCOUNT_ID, readAccount, readState, UNIT_NAME } from '../account-fields.ts';
import type { JsonFields } from '../json-fields.ts';
import type { OrganizationChange, ScenarioOrganization } from '../organization.ts';
import { EarlierTree } from './earlier-tree.ts';
import { type ChangeWithoutTime, inOrder } from './order.ts';

type Fields = Record<string, unknown>;

/**
 * The `history` of an `organization.json`; undefined if the file has none.
 *
 * @throws ScenarioError that names the place, the wrong value and how to fix it, also for a change that contradicts the
 *   tree or the changes after it
 */
export function readHistory(
  json: unknown,
  organization: ScenarioOrganization,
  file: JsonFields,
): readonly OrganizationChange[] | undefined {
  const fields = file.object(json, '');
  if (!Object.hasOwn(fields, 'history')) return undefined;
  const reader = new ChangeReader(organization.root.id.slice(2), file);
  const history = file
    .list(fields, '', 'history')
    .map((change, index) => reader.read(change, pointer(index)));
  const tree = new EarlierTree(organization);
  for (const change of inOrder(history).toReversed()) {
    const problem = tree.undo(change);
    if (problem !== undefined) file.refuse(pointer(history.indexOf(change)), change, problem);
  }
  return history;
}

function pointer(index: number): string {
  return `/history/${index}`;
}

class ChangeReader {
  readonly #rootSuffix: string;
  readonly #file: JsonFields;

  constructor(rootSuffix: string, file: JsonFields) {
    this.#rootSuffix = rootSuffix;
    this.#file = file;
  }

  read(json: unknown, at: string): OrganizationChange {
    const fields = this.#file.object(json, at);
    const when = this.#file.text(fields, at, 'at');
    if (parseMoment(when) === undefined)
      this.#file.refuse(`${at}/at`, when, 'is not a time: write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ');
    const kind = this.#file.text(fields, at, 'kind');
    const read = this.#kinds().get(kind);
    return read === undefined
      ? this.#file.refuse(
          `${at}/kind`,
          kind,
          `is not a kind of change: write one of ${[...this.#kinds().keys()].join(', ')}`,
        )
      : { at: when, ...read(fields, at) };
  }

  #kinds(): ReadonlyMap<string, (fields: Fields, at: string) => ChangeWithoutTime> {
    const account = (fields: Fields, at: string) =>
      this.#file.matching(fields, at, 'accountId', ...ACCOUNT_ID);
    const name = (fields: Fields, at: string, key: string) =>
      this.#file.matching(fields, at, key, ...UNIT_NAME);
    const from = (fields: Fields, at: string) => this.#container(fields, at, 'from');
    const to = (fields: Fields, at: string) => this.#container(fields, at, 'to');
    const unit = (fields: Fields, at: string) => this.#unit(fields, at, 'organizationalUnitId');
    return new Map<string, (fields: Fields, at: string) => ChangeWithoutTime>([
      [
        'moved',
        (fields, at) => ({
          kind: 'moved',
          accountId: account(fields, at),
          from: from(fields, at),
          to: to(fields, at),
        }),
      ],
      ['joined', (fields, at) => ({ kind: 'joined', accountId: account(fields, at), to: to(fields, at) })],
      [
        'left',
        (fields, at) => ({
          kind: 'left',
          account: readAccount(fields['account'], `${at}/account`, this.#file),
          from: from(fields, at),
        }),
      ],
      [
        'closed',
        (fields, at) => ({
          kind: 'closed',
          accountId: account(fields, at),
          from: readState(fields, at, 'from', this.#file),
          to: readState(fields, at, 'to', this.#file),
        }),
      ],
      [
        'renamed',
        (fields, at) => ({
          kind: 'renamed',
          organizationalUnitId: unit(fields, at),
          from: name(fields, at, 'from'),
          to: name(fields, at, 'to'),
        }),
      ],
      ['created', (fields, at) => ({ kind: 'created', organizationalUnitId: unit(fields, at) })],
      [
        'deleted',
        (fields, at) => {
          const deleted = this.#file.object(fields['organizationalUnit'], `${at}/organizationalUnit`);
          return {
            kind: 'deleted',
            organizationalUnit: {
              id: this.#unit(deleted, `${at}/organizationalUnit`, 'id'),
              name: name(deleted, `${at}/organizationalUnit`, 'name'),
            },
            parentId: this.#container(fields, at, 'parentId'),
          };
        },
      ],
    ]);
  }

  #container(fields: Fields, at: string, key: string): string {
    const text = this.#file.text(fields, at, key);
    return text === `r-${this.#rootSuffix}` ? text : this.#unit(fields, at, key);
  }

  #unit(fields: Fields, at: string, key: string): string {
    const form = new RegExp(`^ou-${this.#rootSuffix}-[a-z0-9]{8,32}$`);
    return this.#file.matching(
      fields,
      at,
      key,
      form,
      `write ou-${this.#rootSuffix}- and 8 to 32 lower-case letters or digits`,
    );
  }
}
