import type { Timing } from '@ou-cost/aws';
import type { ReportOutput } from '@ou-cost/contract/options';
import type { DeliveryResult } from '@ou-cost/contract/scheduled';
import type { Posting } from '@ou-cost/present/message';
import type { Report } from '@ou-cost/spend';

/** One output of a run, under the name of its file. */
export interface AttachedFile {
  readonly output: ReportOutput;
  readonly name: string;
  readonly content: Uint8Array;
}

/** What is delivered: the same to every target, each of which takes what it can. */
export interface Parcel {
  /** Reconciled. */
  readonly report: Report;
  readonly files: readonly AttachedFile[];
  /** Where the report is in the archive, for people; null where it is in none. */
  readonly archived: string | null;
  readonly posting: Posting;
}

/**
 * What became of one sending. `refused` was certainly not delivered: `again` says whether it may succeed later. `unknown`:
 * no answer came, and it may have been. Reasons contain no address and no secret.
 */
export type Sent =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'refused'; readonly again: boolean; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Somebody who gets reports. */
export interface Target {
  /** `mail`, `topic-<8 hex>` or `webhook-<8 hex>`: never an address. */
  readonly id: string;
  send(parcel: Parcel, signal: AbortSignal): Promise<Sent>;
}

/**
 * Keeps two invocations from sending to one target. Both fail with an OuCostError: where the claim does, nothing is sent
 * and the delivery has failed; where only its end cannot be written, the delivery is what it was.
 */
export interface DeliveryBook {
  /** True where this invocation is to send it; otherwise how it stands. */
  claim(target: string): Promise<true | 'delivered' | 'unknown' | 'under-way'>;
  finish(target: string, status: 'delivered' | 'failed' | 'unknown'): Promise<void>;
}

/** The clock, the pauses and the random numbers of sending again. */
export type DeliveryTiming = Pick<Timing, 'now' | 'sleep' | 'timeout' | 'random'>;

/**
 * Each target by itself: what is refused is sent again, with pauses, until the deadline. Never fails because of a target
 * or of the book.
 */
export type DeliverTo = (
  targets: readonly Target[],
  parcel: Parcel,
  book: DeliveryBook,
  /** Milliseconds since 1970. */
  deadline: number,
  /** @default the system's */
  timing?: DeliveryTiming,
) => Promise<readonly DeliveryResult[]>;
