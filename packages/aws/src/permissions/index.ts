/** Every call that is made, as data: policies are generated from it, and from nothing else. */

export {
  ARCHIVE_KEY_CALLS,
  ARCHIVIST_CALLS,
  DELIVERER_CALLS,
  DELIVERER_KEY_CALLS,
  DELIVERER_MAIL_CALLS,
  DELIVERER_PARAMETER_CALLS,
  DELIVERER_SECRET_CALLS,
  DELIVERER_TOPIC_CALLS,
  SCHEDULER_CALLS,
  WORKER_ARCHIVE_CALLS,
  WORKER_DELIVERY_CALLS,
} from './by-itself.ts';
export {
  CALLER_CALLS,
  HISTORY_SEED_CALLS,
  INVOKER_CALLS,
  ORGANIZATION_CALLS,
  READER_CALLS,
  READER_CALLS_THROUGH_VIEW,
  WORKER_CALLS,
  WORKER_PLATFORM_CALLS,
  WORKER_VPC_CALLS,
} from './chain.ts';
export {
  EXPORTS_KEY_CALLS,
  EXPORTS_READER_CALLS,
} from './exports.ts';
export type { GrantedResource, RequiredCall } from './required-call.ts';
