import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { decodeOrganizationFile, type OrganizationInFile } from '@ou-cost/contract';
import { instantText, type KnownNote, type OrganizationDirectory, OuCostError } from '@ou-cost/spend';

/**
 * The directory that a file is, read at once, so that a mistake in it is found before anything is paid for. A file that
 * does not say when it was read counts as read when it was written. Fails with InvalidConfiguration, naming the file.
 */
export async function organizationFile(named: string, workingFolder: string): Promise<OrganizationDirectory> {
  const { text, writtenAt } = await contentOf(named, path.resolve(workingFolder, named));
  const { readAt, ...tree } = decodeOrganizationFile(text, named);
  const asOf = readAt ?? instantText(writtenAt);
  const listing = { ...tree, asOf, notes: [noteOn(path.basename(named), asOf, readAt)] };
  return { read: async () => listing };
}

async function contentOf(named: string, file: string) {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { text, writtenAt: Math.floor(mtimeMs) };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    throw new OuCostError(
      'InvalidConfiguration',
      `the organization's file '${named}' ${whyUnread(code, cause)}`,
      {
        cause,
      },
    );
  }
}

function whyUnread(code: unknown, cause: unknown): string {
  if (code === 'ENOENT') return "does not exist; 'ou-cost ous --output json --out FILE' writes one";
  if (code === 'EISDIR') return 'is a folder; name the file in it';
  return `cannot be read: ${cause instanceof Error ? cause.message : cause}`;
}

function noteOn(file: string, asOf: string, readAt: OrganizationInFile['readAt']): KnownNote {
  const when =
    readAt === null
      ? `which does not say when the tree was read, and was last changed at ${asOf}`
      : `as the organization was at ${asOf}`;
  return {
    code: 'tree-from-file',
    message: `the tree of units is from the file ${file}, ${when}`,
    values: { file, asOf, isStated: String(readAt !== null) },
  };
}
