/** What reports are delivered through, and what doctor asks of it. */
export type { Sending } from '../failure/sending.ts';
export { composeDeliverer, type Deliverer, type DelivererOptions } from './composition.ts';
export type { Mail, MailAccount, MailAttachment, MailIdentity, MailService } from './mail.ts';
export type { DeployedSchedule, ScheduleGroup } from './schedules.ts';
export type { Topic, TopicMessage } from './topic.ts';
