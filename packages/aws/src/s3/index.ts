/** S3 as the packages read and write it that keep something in a bucket: one set of calls, and what its refusals mean. */
export { Bucket, type ReadObject, type WriteCondition } from './bucket.ts';
export type { BucketWords } from './bucket-failure.ts';
export type { ListedObject } from './listing.ts';
export { type BucketReach, BucketRequests, type BucketRun } from './requests.ts';
