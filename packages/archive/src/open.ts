import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { RunConnection } from '@ou-cost/aws/calls';
import { OuCostError } from '@ou-cost/spend';
import { codeOf } from './folder/error-code.ts';
import { FolderStore } from './folder/store.ts';
import type { Archive } from './ports.ts';
import { type BucketLocation, bucketIn, wrongLocation as wrong } from './s3/location.ts';
import { StoredArchive } from './stored-archive.ts';

const FORMS = 'write a folder, or s3://BUCKET/PREFIX';

/**
 * The archive at a location: a folder, which need not exist before something is written, or `s3://BUCKET/PREFIX`.
 * `connect` is asked for a bucket only, whose credentials the archive is then read and written with; nothing is sent yet.
 * Fails with InvalidUsage where the location is neither.
 */
export async function openArchive(
  location: string,
  connect: () => RunConnection | Promise<RunConnection>,
): Promise<Archive> {
  const place = placeIn(location);
  if ('folder' in place) {
    await assertFolder(location, place.folder);
    return new StoredArchive(new FolderStore(place.folder));
  }
  const { S3Store } = await import('./s3/store.ts');
  return new StoredArchive(new S3Store(await connect(), place));
}

type Place = { readonly folder: string } | BucketLocation;

/** What a location names. Fails with InvalidUsage, saying what is wrong with it. */
function placeIn(location: string): Place {
  if (location.trim() === '') throw wrong(location, FORMS);
  if (/^s3:/i.test(location)) return bucketIn(location);
  if (/^arn:/i.test(location) || /^[a-z][a-z0-9+.-]*:\/\//i.test(location)) throw wrong(location, FORMS);
  if (/^~(?:[/\\]|$)/.test(location)) {
    const whole = `${homedir()}${location.slice(1)}`;
    throw wrong(location, `only a shell replaces '~', and only without quotes: write '${whole}'`);
  }
  if (location.includes('\0')) throw wrong(location, FORMS);
  return { folder: resolve(location) };
}

async function assertFolder(location: string, folder: string): Promise<void> {
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return;
    if (codeOf(cause) !== 'ENOTDIR') {
      throw new OuCostError(
        'Incomplete',
        `'${folder}' cannot be read (${codeOf(cause)}); look at its permissions`,
        {
          cause,
        },
      );
    }
  }
  throw wrong(location, 'it is a file, or in one; give a folder');
}
