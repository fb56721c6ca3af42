import type { ArchiveIndex } from '@ou-cost/contract/archive';
import type {
  DateRange,
  EarlierRuns,
  EventCoverage,
  OrganizationEvent,
  Recording,
  Report,
  SeenTree,
} from '@ou-cost/spend';

/** Part of a listing. */
export interface KeyRange {
  /** Only keys behind this one. @default from the first */
  readonly after?: string;
  /** Only keys before this one. @default to the last */
  readonly before?: string;
}

/** An object that may be replaced, as it was read. */
export interface TaggedObject {
  readonly content: Uint8Array;
  /** Changes with the content. Means nothing between two stores. */
  readonly tag: string;
}

/** Where an archive lies: a folder, or a prefix of a bucket. Keys have `/` between their parts, whatever the machine. */
export interface ArchiveStore {
  /** For people: a folder's path or `s3://bucket/prefix`. */
  readonly name: string;
  /** Every key that begins with the prefix, in the order of the keys. Fails with an OuCostError. */
  list(prefix: string, range?: KeyRange): Promise<readonly string[]>;
  /** A whole object; null where there is none. Fails with MalformedAnswer where it is larger than this many bytes. */
  read(key: string, mostBytes: number): Promise<Uint8Array | null>;
  /** Writes an object that nobody has written yet, whole or not at all; `exists`: somebody has, and it is untouched. */
  writeOnce(key: string, content: Uint8Array): Promise<'written' | 'exists'>;
  /** As `read`, of an object that is to be replaced. */
  readTagged(key: string, mostBytes: number): Promise<TaggedObject | null>;
  /**
   * Writes an object where it is still the one that was read, whole or not at all; null: where there is none. `changed`:
   * it is another one, and untouched.
   */
  replace(key: string, content: Uint8Array, tag: string | null): Promise<'written' | 'changed'>;
}

/** One output of a run, under the name of its file: `report.json`, `report.html`. */
export interface RenderedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** A run to keep. */
export interface FinishedRun {
  readonly report: Report;
  readonly recording: Recording;
  readonly files: readonly RenderedFile[];
}

/** A report in the archive. */
export interface ArchivedRun {
  readonly organizationId: string;
  /** The period as the archive's folder is called, such as `2026-10` or `2026-10-05..2026-10-20`. */
  readonly period: string;
  readonly runId: string;
  /** The names of its files. */
  readonly files: readonly string[];
}

/** A report of the archive with the outputs beside it. */
export interface KeptReport {
  readonly report: Report;
  readonly files: readonly RenderedFile[];
}

/** What a run left, object by object, for whoever wants to say it. */
export interface KeptRun {
  /** What the keys of the report and of its files begin with, `reports/<o-…>/<period>/<run id>`; null where none was kept. */
  readonly report: string | null;
  readonly written: readonly string[];
  /** The key that the tree's snapshot or observation has; null where the day had one already. */
  readonly tree: string | null;
}

/** Draws the index for people; what it draws from stands in the page, so that the next run need not read it again. */
export type RenderIndex = (index: ArchiveIndex) => string;

/** An archive that is open: nothing of it is ever changed but its index. Everything fails with an OuCostError that names the object. */
export interface Archive {
  readonly name: string;
  /** What a report on these months can use; every history, whatever the months. */
  earlierRuns(months: readonly DateRange[]): Promise<EarlierRuns>;
  /** Fails with InvalidUsage where neither a tree nor events of an organization were ever kept here: a new place, or a wrong one. */
  assertHistory(): Promise<void>;
  /** Writes what is not there yet: first what was read and the report, then the tree. */
  keep(run: FinishedRun): Promise<KeptRun>;
  /** Adds events of a log to an organization's history; says which of them were not known yet. */
  keepEvents(
    organizationId: string,
    events: readonly OrganizationEvent[],
    coverage: EventCoverage,
  ): Promise<readonly OrganizationEvent[]>;
  /** Keeps a tree that was seen without a report, as `keep` does. */
  keepTree(tree: SeenTree): Promise<KeptRun>;
  /** Brings `index.html` up to what is in the archive. Fails where other runs keep changing it, or it is another page. */
  keepIndex(render: RenderIndex): Promise<void>;
  /** Every report, the newest last. */
  runs(): Promise<readonly ArchivedRun[]>;
  /** A report that was kept, by what its keys begin with. Fails with Incomplete where it is not there any more. */
  reportAt(report: string): Promise<KeptReport>;
  /** A report. Fails with InvalidRequest where there is none of this run, naming the nearest ones. */
  report(runId: string): Promise<Report>;
}
