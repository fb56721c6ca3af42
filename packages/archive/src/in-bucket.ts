/** An archive in a bucket, without what reads folders: for the function, whose code is to stay small. */

import type { Archive } from './ports.ts';
import { bucketIn } from './s3/location.ts';
import { type BucketPlace, S3Store } from './s3/store.ts';
import type { ScheduleBook } from './schedules/ports.ts';
import { StoredScheduleBook } from './schedules/stored-schedule-book.ts';
import { StoredArchive } from './stored-archive.ts';

export type {
  Archive,
  ArchivedRun,
  FinishedRun,
  KeptReport,
  KeptRun,
  RenderedFile,
  RenderIndex,
} from './ports.ts';
export type {
  Attempt,
  Begun,
  DeliveryTry,
  FinishedDelivery,
  Outcome,
  ScheduleBook,
  Trigger,
} from './schedules/ports.ts';

/** An archive with its book of schedules, on one set of connections. */
export interface BucketArchive {
  readonly archive: Archive;
  /** This invocation's: another one opens the archive anew. */
  readonly schedules: ScheduleBook;
}

/**
 * The archive at `s3://BUCKET/PREFIX`, with the credentials of the run; nothing is sent yet. Fails with InvalidUsage where
 * the location is none.
 */
export function openBucketArchive(
  location: string,
  run: ConstructorParameters<typeof S3Store>[0],
  { now = Date.now, ...reach }: Omit<BucketPlace, 'bucket' | 'prefix'> & { now?: () => number } = {},
): BucketArchive {
  const store = new S3Store(run, { ...bucketIn(location), ...reach });
  return { archive: new StoredArchive(store), schedules: new StoredScheduleBook(store, now) };
}
