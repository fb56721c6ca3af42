import { type ListedAccount, OuCostError, type SeenTree } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { assertTree } from '../organization-file/assert-tree.ts';
import { SNAPSHOT_SCHEMA } from '../organization-file/forms.ts';
import { readSnapshot } from '../organization-file/read-forms.ts';
import { instant, organizationId, text } from './instant.ts';
import { parsedJson } from './parsed-json.ts';

const account = z
  .object({
    id: text.check(z.describe('The twelve digits of the account.')),
    name: z.optional(z.string()).check(z.describe('Its name; absent where it was not known.')),
    state: z
      .optional(z.nullable(z.string()))
      .check(z.describe('Its state, such as `ACTIVE` or `SUSPENDED`; absent where it was not known.')),
  })
  .check(z.meta({ id: 'SnapshotAccount', description: 'An account, without its e-mail address.' }));

interface Node {
  readonly id: string;
  readonly name: string;
  readonly accounts: z.output<typeof account>[];
  readonly organizationalUnits: Node[];
}

const node: z.ZodMiniType<Node> = z
  .object({
    id: text.check(z.describe('The id of the root or of the organizational unit.')),
    name: text.check(z.describe('Its name.')),
    accounts: z.array(z.lazy(() => account)).check(z.describe('The accounts right in it, by id.')),
    organizationalUnits: z.array(z.lazy(() => node)).check(z.describe('The units right in it, by id.')),
  })
  .check(
    z.meta({ id: 'SnapshotNode', description: 'The root or an organizational unit, with what is in it.' }),
  );

/** `ou-cost/snapshot@1`: the tree of an organization and every account's place as a run saw them. */
export const snapshotSchema = z.object({
  schema: z.literal(SNAPSHOT_SCHEMA).check(z.describe('The name and version of this form.')),
  asOf: instant.check(z.describe('When the tree was read (UTC).')),
  id: organizationId.check(z.describe('The id of the organization.')),
  managementAccountId: text.check(z.describe('The id of the management account.')),
  root: z.lazy(() => node).check(z.describe('The root.')),
});

/** A snapshot of a tree, without e-mail addresses. Units and accounts stand in the order of their ids. */
export function snapshotOf(tree: SeenTree): z.output<typeof snapshotSchema> {
  const nodes = new Map<string, Node>();
  for (const { id, name } of inOrder(tree.units)) {
    nodes.set(id, { id, name, accounts: [], organizationalUnits: [] });
  }
  let root: Node | null = null;
  for (const { id, parentId } of inOrder(tree.units)) {
    const unit = nodes.get(id);
    if (unit === undefined) continue;
    if (parentId === null) root = unit;
    else nodes.get(parentId)?.organizationalUnits.push(unit);
  }
  for (const each of inOrder(tree.accounts)) nodes.get(each.parentId)?.accounts.push(accountOf(each));
  if (root === null) throw new OuCostError('Defect', 'a tree without a root was to be archived');
  const { asOf, id, managementAccountId } = tree;
  return { schema: SNAPSHOT_SCHEMA, asOf, id, managementAccountId, root };
}

/** The tree in a snapshot's text. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeSnapshot(content: string, objectName: string): SeenTree {
  return snapshotTree(parsedJson(content, objectName), objectName);
}

/** The tree in a snapshot's JSON. Fails with MalformedAnswer, naming it and what does not fit. */
export function snapshotTree(json: unknown, objectName: string): SeenTree {
  try {
    const tree = readSnapshot(json, objectName);
    assertTree(tree, objectName);
    const { id, managementAccountId, asOf, units, accounts } = tree;
    if (asOf === null) throw new OuCostError('MalformedAnswer', `${objectName}: 'asOf' is missing`);
    return {
      id,
      managementAccountId,
      asOf,
      units: units.map(({ place: _, ...unit }) => unit),
      accounts: accounts.map(({ place: _, ...each }) => each),
    };
  } catch (failure) {
    // It is no file that somebody wrote, and not his to correct.
    if (!(failure instanceof OuCostError) || failure.code !== 'InvalidConfiguration') throw failure;
    throw new OuCostError('MalformedAnswer', failure.message, { cause: failure });
  }
}

function accountOf({ id, name, state }: ListedAccount) {
  return { id, ...(name === null ? {} : { name }), ...(state === null ? {} : { state }) };
}

function inOrder<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
