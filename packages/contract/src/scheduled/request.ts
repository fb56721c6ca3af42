import type { ReportOutput } from '../options/outputs.ts';
import type { PostTarget } from '../options/post-targets.ts';
import type { Language } from '../options/presentation.ts';
import type { ReportRequestJson } from '../request.ts';

/** Who gets the report by mail. */
export interface MailDelivery {
  readonly from: string;
  readonly to: readonly string[];
  /** Where SES has verified the sender. */
  readonly region: string;
  /** Which of the outputs are attached. */
  readonly attach: readonly ReportOutput[];
}

/** A webhook whose address is the text of a secret or of a parameter. */
export interface WebhookDelivery {
  readonly kind: PostTarget;
  /** The ARN of the secret or parameter. */
  readonly address: string;
}

/** What the caller of a report says for itself, and a schedule does not. */
type CallersOwn = 'kind' | 'runId' | 'answer' | 'earlier' | 'record' | 'ruleNames' | 'compareIfAvailable';

/** The part of a report's request that a schedule may have. */
export type ScheduledReport = Omit<ReportRequestJson, CallersOwn>;

/** What EventBridge Scheduler hands to the function, and who wants a schedule's run once more. */
export interface ScheduledRequestJson {
  readonly kind: 'scheduled';
  readonly schedule: string;
  /** ISO 8601 in UTC, as `<aws.scheduler.scheduled-time>` gives it. The period is resolved on its day. */
  readonly scheduledTime: string;
  /** How many paid runs this trigger may begin, should each before have failed. @default 1 */
  readonly attempts?: number;
  readonly request?: ScheduledReport;
  /** Besides JSON. */
  readonly outputs?: readonly ReportOutput[];
  readonly language?: Language;
  readonly locale?: string;
  readonly mail?: MailDelivery;
  readonly topics?: readonly string[];
  readonly webhooks?: readonly WebhookDelivery[];
}
