import type { ListedAccount, ListedUnit } from '@ou-cost/spend';
import { byKey, keyOf, parseWith } from '../parse.ts';
import { listedForm, nestedForm, rootNode, snapshotForm, unitNode } from './forms.ts';
import type { InFile, TreeInFile } from './placed-tree.ts';

/** The tree of `ou-cost ous --output json`, which names no account. Fails with InvalidConfiguration. */
export function readListed(json: unknown, fileName: string): TreeInFile {
  const { organization, organizationalUnits } = parseWith(listedForm, json, 'InvalidConfiguration', fileName);
  const { id, managementAccountId, rootId, asOf } = organization;
  const place = (at: number) => `organizationalUnits[${at}]`;
  return {
    id,
    managementAccountId,
    rootId,
    asOf,
    units: organizationalUnits.map((unit, at) => ({
      id: unit.id,
      name: unit.name,
      parentId: unit.parentId,
      place: `${place(at)}.id`,
    })),
    accounts: organizationalUnits.flatMap((unit, at) =>
      unit.accountIds.map((account, index) => ({
        id: account,
        name: null,
        state: null,
        parentId: unit.id,
        place: `${place(at)}.accountIds[${index}]`,
      })),
    ),
  };
}

/** The tree of an archive's snapshot. Fails with InvalidConfiguration. */
export function readSnapshot(json: unknown, fileName: string): TreeInFile {
  const { root, ...facts } = parseWith(snapshotForm, json, 'InvalidConfiguration', fileName);
  return { ...facts, rootId: null, ...readNodes(root, fileName) };
}

/** The tree of a scenario's `organization.json`. Fails with InvalidConfiguration. */
export function readNested(json: unknown, fileName: string): TreeInFile {
  const { root, ...facts } = parseWith(nestedForm, json, 'InvalidConfiguration', fileName);
  return { ...facts, rootId: null, asOf: null, ...readNodes(root, fileName) };
}

/** A node whose children have not been read. */
interface OpenNode {
  readonly node: unknown;
  readonly parentId: string | null;
  readonly path: readonly PropertyKey[];
}

/** Units and accounts below a root. It does not call itself, so that no nesting is too deep for it. */
function readNodes(root: unknown, fileName: string): Pick<TreeInFile, 'units' | 'accounts'> {
  const units: InFile<ListedUnit>[] = [];
  const accounts: InFile<ListedAccount>[] = [];
  const open: OpenNode[] = [{ node: root, parentId: null, path: ['root'] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, parentId, path } = next;
    const form = parentId === null ? rootNode : unitNode;
    const { id, name, ...inside } = parseWith(form, node, 'InvalidConfiguration', byKey(fileName, path));
    units.push({ id, name, parentId, place: keyOf([...path, 'id']) });
    for (const [at, account] of inside.accounts.entries()) {
      accounts.push({
        id: account.id,
        name: account.name ?? null,
        state: account.state ?? null,
        parentId: id,
        place: keyOf([...path, 'accounts', at, 'id']),
      });
    }
    for (const [at, unit] of [...inside.organizationalUnits.entries()].reverse()) {
      open.push({ node: unit, parentId: id, path: [...path, 'organizationalUnits', at] });
    }
  }
  return { units, accounts };
}
