import type { StackStatus } from '@aws-sdk/client-cloudformation';

/** What a stack in a state allows. */
export type StatusKind =
  /** The last operation is finished; the stack can be updated and deleted. */
  | 'complete'
  /** An operation is in progress: it has to end first. */
  | 'in-progress'
  /** The stack has a name and a change set, and no resources yet. */
  | 'in-review'
  /** The creation or the deletion failed: the stack can only be deleted. */
  | 'remnant'
  /** An update failed half-way: the stack can be recovered, or deleted. */
  | 'half-updated'
  /** The stack is deleted. */
  | 'deleted';

/**
 * Every state of CloudFormation.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-console-view-stack-data-status-codes
 */
const STACK_STATUSES: Readonly<Record<StackStatus, StatusKind>> = {
  CREATE_COMPLETE: 'complete',
  CREATE_FAILED: 'remnant',
  CREATE_IN_PROGRESS: 'in-progress',
  DELETE_COMPLETE: 'deleted',
  DELETE_FAILED: 'remnant',
  DELETE_IN_PROGRESS: 'in-progress',
  IMPORT_COMPLETE: 'complete',
  IMPORT_IN_PROGRESS: 'in-progress',
  IMPORT_ROLLBACK_COMPLETE: 'complete',
  IMPORT_ROLLBACK_FAILED: 'half-updated',
  IMPORT_ROLLBACK_IN_PROGRESS: 'in-progress',
  REVIEW_IN_PROGRESS: 'in-review',
  ROLLBACK_COMPLETE: 'remnant',
  ROLLBACK_FAILED: 'remnant',
  ROLLBACK_IN_PROGRESS: 'in-progress',
  UPDATE_COMPLETE: 'complete',
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'in-progress',
  UPDATE_FAILED: 'half-updated',
  UPDATE_IN_PROGRESS: 'in-progress',
  UPDATE_ROLLBACK_COMPLETE: 'complete',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'in-progress',
  UPDATE_ROLLBACK_FAILED: 'half-updated',
  UPDATE_ROLLBACK_IN_PROGRESS: 'in-progress',
};

/** Null for a state that CloudFormation did not have when this was written. */
export function statusKind(status: string): StatusKind | null {
  return Object.hasOwn(STACK_STATUSES, status) ? STACK_STATUSES[status as StackStatus] : null;
}

/** The subcommand of `aws cloudformation` that ends a failed update; null if there is none for the state. */
export function recoveryCommand(status: string): string | null {
  if (status === 'UPDATE_ROLLBACK_FAILED') return 'continue-update-rollback';
  return status === 'UPDATE_FAILED' ? 'rollback-stack' : null;
}
