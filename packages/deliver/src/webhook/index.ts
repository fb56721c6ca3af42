/** Posts to webhooks, whose addresses are secrets. */
export { addressIn, addressInSecret, WebhookAddress } from './address.ts';
export { type Posting, postTo } from './send.ts';
