export const SCHEDULED_SCHEMA = 'ou-cost/scheduled@1';

/**
 * What became of a trigger. `reported`: this invocation made the report. The others made none and paid nothing:
 * `reported-before`, `under-way` (another invocation is at it), `failed-before` (as often as it may), `interrupted`
 * (another invocation began and never ended, and may have paid).
 */
export const TRIGGER_STATUSES = [
  'reported',
  'reported-before',
  'under-way',
  'failed-before',
  'interrupted',
] as const;

export type TriggerStatus = (typeof TRIGGER_STATUSES)[number];

/**
 * What became of one target. `unknown`: it was sent and no answer came, so that it may have arrived; it is not sent again.
 * `delivered-before` and `unknown-before`: by another invocation of the same trigger. `under-way`: another one is at it.
 */
export const DELIVERY_STATUSES = [
  'delivered',
  'delivered-before',
  'failed',
  'unknown',
  'unknown-before',
  'under-way',
] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One target of a report. */
export interface DeliveryResult {
  /** `mail`, `topic-<8 hex>` or `webhook-<8 hex>`: never an address. */
  readonly target: string;
  readonly status: DeliveryStatus;
  /** Why it was not delivered; null where it was. Contains no address and no secret. */
  readonly reason: string | null;
}

/** The answer to a scheduled request, `ou-cost/scheduled@1`. */
export interface ScheduledAnswer {
  readonly schema: typeof SCHEDULED_SCHEMA;
  readonly producer: string;
  readonly schedule: string;
  readonly scheduledTime: string;
  readonly runId: string;
  readonly attempt: number;
  readonly status: TriggerStatus;
  /** Where the report is in the archive, `s3://bucket/prefix/reports/…/`; null where there is none. */
  readonly report: string | null;
  /** Why it could not be archived although it was made; null where it was. */
  readonly notArchived: string | null;
  /** What a former attempt failed with. */
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly deliveries: readonly DeliveryResult[];
}
