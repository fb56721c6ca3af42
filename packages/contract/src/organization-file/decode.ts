import { ORGANIZATION_SCHEMA, type OrganizationListing } from '@ou-cost/spend';
import { parseJsonText } from '../config/json-text.ts';
import { assertTree } from './assert-tree.ts';
import { fault, HOW_TO_WRITE_ONE } from './fault.ts';
import { SNAPSHOT_SCHEMA } from './forms.ts';
import type { TreeInFile } from './placed-tree.ts';
import { readListed, readNested, readSnapshot } from './read-forms.ts';

/** An organization as a file has it. */
export interface OrganizationInFile extends Omit<OrganizationListing, 'asOf' | 'notes'> {
  /** When the tree was read, as in `2026-11-01T09:00:00Z`; null where the file does not say. */
  readonly readAt: string | null;
}

/**
 * The organization in a file's text: what `ou-cost ous --output json` writes, a snapshot of an archive, or a scenario's
 * `organization.json`. No e-mail address is read. Fails with InvalidConfiguration, naming the file, the key or line,
 * and the remedy.
 */
export function decodeOrganizationFile(text: string, fileName: string): OrganizationInFile {
  const json = parseJsonText(text, fileName, HOW_TO_WRITE_ONE);
  const tree = readerOf(json, fileName)(json, fileName);
  assertTree(tree, fileName);
  const { id, managementAccountId, asOf, units, accounts } = tree;
  return {
    id,
    managementAccountId,
    units: units.map(({ place: _, ...unit }) => unit),
    accounts: accounts.map(({ place: _, ...account }) => account),
    readAt: asOf,
  };
}

type Reader = (json: unknown, fileName: string) => TreeInFile;

const READERS: ReadonlyMap<unknown, Reader> = new Map([
  [ORGANIZATION_SCHEMA, readListed],
  [SNAPSHOT_SCHEMA, readSnapshot],
]);

/** What reads a file of this form. */
function readerOf(json: unknown, fileName: string): Reader {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw fault(fileName, `is not an organization, but ${kindOf(json)}; ${HOW_TO_WRITE_ONE}`);
  }
  if (Object.hasOwn(json, 'schema')) {
    const schema: unknown = Reflect.get(json, 'schema');
    const reader = READERS.get(schema);
    if (reader !== undefined) return reader;
    throw fault(fileName, `is not an organization: ${ofSchema(schema)}; ${HOW_TO_WRITE_ONE}`);
  }
  if (Object.hasOwn(json, 'root')) return readNested;
  const other = Object.hasOwn(json, 'payer') ? 'it looks like a configuration' : "it has no key 'root'";
  throw fault(fileName, `is not an organization: ${other}; ${HOW_TO_WRITE_ONE}`);
}

function kindOf(json: unknown): string {
  if (Array.isArray(json)) return "a list, such as 'ou-cost ous --output rundeck' writes";
  return json === null ? 'null' : `a ${typeof json}`;
}

/** What has this schema, by the name before the version: `ou-cost/report@2`. */
function ofSchema(schema: unknown): string {
  const text = typeof schema === 'string' ? schema : (JSON.stringify(schema) ?? '');
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  const known = [...READERS.keys()].join(' or ');
  if (text.startsWith('ou-cost/report@')) return `it is a report ('${shown}')`;
  return `its schema is '${shown}', and ${known} can be read`;
}
