import type { FaultKind } from './faults/plan.ts';
import type { ConditionKeys } from './iam/condition-keys.ts';
import type { Permission } from './service.ts';

/** One call to the sandbox's AWS services. */
export interface RecordedCall {
  /** The position in the order of arrival, from 1. */
  readonly sequence: number;
  /** `request` came from a client; `platform` was made by an AWS service itself, for example to write a log line. */
  readonly origin: 'request' | 'platform';
  readonly requestId: string;
  readonly service: string;
  readonly operation: string;
  /** The ARN of the session, or the name of the AWS service; undefined if no signature was verified. */
  readonly principal?: string;
  /** The role's own ARN, including its path. */
  readonly principalRoleArn?: string;
  readonly action?: string;
  readonly resource?: string;
  /** The permissions that an allowed request needed in addition to `action`. */
  readonly furtherPermissions?: readonly Permission[];
  readonly region?: string;
  /** `not-evaluated` if the request failed before IAM was asked, or if it needs no permission. */
  readonly decision: 'allowed' | 'denied' | 'not-evaluated';
  readonly conditionKeys?: ConditionKeys;
  readonly errorCode?: string;
  /** The faults that were injected into it. */
  readonly faults?: readonly FaultKind[];
}

export type CallDetails = Omit<RecordedCall, 'sequence'>;

/** Keeps every call for tests, for the demo's list of hops and for the proof. */
export class CallRecorder {
  readonly #calls: RecordedCall[] = [];

  /** Records a call at its arrival and returns a function that adds details to the record later. */
  open(call: CallDetails): (details: Partial<CallDetails>) => void {
    const index = this.#calls.length;
    this.#calls.push({ sequence: index + 1, ...call });
    return (details) => {
      const current = this.#calls[index];
      if (current) {
        this.#calls[index] = { ...current, ...details };
      }
    };
  }

  all(): readonly RecordedCall[] {
    return [...this.#calls];
  }
}
