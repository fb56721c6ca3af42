import type { DeliveryStatus } from '@ou-cost/contract/scheduled';

/** How a delivery ends. */
export type FinishedDelivery = DeliveryStatus & ('delivered' | 'failed' | 'unknown');

/** One firing of a schedule: the same however often it arrives. */
export interface Trigger {
  readonly schedule: string;
  /** ISO 8601 in UTC, whole seconds. */
  readonly scheduledTime: string;
}

/** A run that a trigger begins. */
export interface Attempt extends Trigger {
  /** 1 for the first. */
  readonly attempt: number;
  readonly runId: string;
  /** 32 hexadecimal digits, which differ where the function or the request does. */
  readonly asked: string;
  /** When it began (UTC), and after when it can no longer be at it. */
  readonly startedAt: string;
  readonly endsBy: string;
}

/** How a run ended. */
export interface Outcome extends Trigger {
  readonly attempt: number;
  readonly runId: string;
  readonly finishedAt: string;
  /** Below the archive, `reports/<o-…>/<period>/<run id>`; null where there is no report. */
  readonly report: string | null;
  /** Whether the report may be delivered: only a reconciled one may. */
  readonly reconciled: boolean;
  /** Whether another attempt may follow: not where a report was made, which may have been delivered without being kept. */
  readonly repeatable: boolean;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

/** What `begin` finds. */
export type Begun =
  /** This invocation, and no other, is to make the report. */
  | { readonly kind: 'begun'; readonly attempt: Attempt }
  /** Another began, and may still be at it. */
  | { readonly kind: 'under-way' | 'interrupted'; readonly attempt: Attempt }
  | { readonly kind: 'reported-before' | 'failed-before'; readonly outcome: Outcome };

/** One try at one target. */
export interface DeliveryTry {
  readonly trigger: Trigger;
  /** `mail`, `topic-<8 hex>` or `webhook-<8 hex>`. */
  readonly target: string;
  readonly runId: string;
}

/**
 * What happened to triggers, kept in the archive by objects that are written once: the conditional write is the lock.
 * Everything fails with an OuCostError.
 */
export interface ScheduleBook {
  /**
   * Claims the next attempt of a trigger, of at most so many; where it fails, it may be called again. Each attempt has a
   * run id of its own. Fails with InvalidRequest where the trigger's name or time cannot be kept, and where it may begin
   * none and what others began is another report: of another function, or on another request.
   */
  begin(
    trigger: Trigger,
    most: number,
    run: {
      runIdOf(attempt: number): string;
      readonly asked: string;
      /** Milliseconds since 1970, after when the run can no longer be at it. */
      readonly endsBy: number;
    },
  ): Promise<Begun>;
  /** Says how a run ended. Where it fails, it may be called again with the same outcome. */
  finish(outcome: Outcome): Promise<void>;
  /**
   * Claims a delivery; where it fails, it may be called again: true where this invocation, and no other, is to send it. Otherwise how it stands: `delivered`,
   * `unknown` (claimed and never ended), or `under-way`.
   */
  claimDelivery(delivery: DeliveryTry, endsBy: number): Promise<true | 'delivered' | 'unknown' | 'under-way'>;
  /** Ends a claimed delivery. `failed` gives the claim back, so that it can be tried again. */
  finishDelivery(delivery: DeliveryTry, status: FinishedDelivery): Promise<void>;
}
