export { type MailContents, type MailMessage, mailMessage } from './mail.ts';
export { messageFor } from './render.ts';
export type { PageReference, Posting } from './summary.ts';
export { type TopicMessage, topicMessage } from './topic.ts';
