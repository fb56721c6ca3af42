/** What a schedule asks of the function, and what it answers. */

export {
  DELIVERY_STATUSES,
  type DeliveryResult,
  type DeliveryStatus,
  SCHEDULED_SCHEMA,
  type ScheduledAnswer,
  TRIGGER_STATUSES,
  type TriggerStatus,
} from './answer.ts';
export { decodeScheduledRequest, type ScheduledRequest } from './decode.ts';
export { MOST_RECIPIENTS, SCHEDULE_FORMATS } from './formats.ts';
export type { MailDelivery, ScheduledReport, ScheduledRequestJson, WebhookDelivery } from './request.ts';
