import type { Attempt, ScheduleBook } from '@ou-cost/archive/s3';
import type { DeliveryResult } from '@ou-cost/contract/scheduled';
import type { AttachedFile, DeliveryBook } from '@ou-cost/deliver';
import type { MadeReport, OuCostError, Report } from '@ou-cost/spend';

/** A report as the archive holds it. */
interface KeptReport {
  readonly report: Report;
  readonly files: readonly AttachedFile[];
}

/** A report as it goes to those who get it. */
interface ReportParcel extends KeptReport {
  /** Where it is in the archive, for people; null where it could not be kept. */
  readonly archived: string | null;
}

/** What became of the outputs: those that could be made, and why another one could not. */
export interface Rendering {
  readonly files: readonly AttachedFile[];
  readonly failure: OuCostError | null;
}

/** What the answer to a trigger is made of. Everything fails with an OuCostError, unless it says otherwise. */
export interface TriggerPorts {
  readonly timing: {
    /** Milliseconds since 1970. */
    now(): number;
    /** Ends early where the signal aborts. */
    sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  };
  readonly book: ScheduleBook;
  /** Reads what earlier runs left, then the source, until the deadline. Only this is paid for. */
  makeReport(runId: string, deadline: number): Promise<MadeReport>;
  /** Every output that was asked for. Does not fail. */
  render(report: Report): Promise<Rendering>;
  /** Keeps a report in the archive: where it is, below the archive. Nothing is written twice where it is tried again. */
  keep(made: MadeReport, files: readonly AttachedFile[]): Promise<string>;
  /** Brings the index for people up to date. */
  updateIndex(): Promise<void>;
  /** What the archive has at this place. */
  readKept(place: string): Promise<KeptReport>;
  /** For people: `s3://bucket/prefix/…`. */
  addressOf(place: string): string;
  /** Each target by itself, until the deadline. Does not fail. */
  deliver(parcel: ReportParcel, book: DeliveryBook, deadline: number): Promise<readonly DeliveryResult[]>;
  readonly log: TriggerLog;
}

/** What is logged of a trigger besides the report. */
interface TriggerLog {
  /** The run has an id of its own now. */
  began(runId: string): void;
  made(report: Report): void;
  /** Of another invocation's run. An alarm rings for this line. */
  neverEnded(attempt: Attempt): void;
  /** An alarm rings for this line. */
  notArchived(failure: OuCostError): void;
  indexNotUpdated(failure: OuCostError): void;
  /** An alarm rings for the lines of the failed and the unknown ones. */
  delivered(results: readonly DeliveryResult[]): void;
}
