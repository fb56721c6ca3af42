/** S3 as the packages read and write it that keep something in a bucket: one set of calls, and what its refusals mean. */
export { bodyOf } from './body.ts';
export { type BucketAddress, BucketCalls } from './bucket-calls.ts';
export { type BucketWords, isMissingKey } from './bucket-failure.ts';
export { documentOf, membersOf, textIn } from './errors.ts';
export { BucketRequests } from './requests.ts';
