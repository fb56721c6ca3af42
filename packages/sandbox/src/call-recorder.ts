import type { FaultKind } from './faults/plan.ts';
import type { ConditionKeys } from './iam/condition-keys.ts';
import type { Permission } from './service.ts';

/** One thing that was asked of the sandbox's AWS, in the order of arrival. */
export interface RecordedCall {
  readonly sequence: number;
  /** `request` came over HTTP; `platform` is what an AWS service did by itself, such as writing a log line. */
  readonly origin: 'request' | 'platform';
  readonly requestId: string;
  readonly service: string;
  readonly operation: string;
  /** ARN of the session, or the name of the AWS service; undefined where the signature proved nobody. */
  readonly principal?: string;
  /** The role's own ARN, path included. */
  readonly principalRoleArn?: string;
  readonly action?: string;
  readonly resource?: string;
  /** What was needed besides, where the request was allowed. */
  readonly furtherPermissions?: readonly Permission[];
  readonly region?: string;
  /** `not-evaluated` where the request failed before IAM was asked, or needs no permission. */
  readonly decision: 'allowed' | 'denied' | 'not-evaluated';
  readonly conditionKeys?: ConditionKeys;
  readonly errorCode?: string;
  /** The faults that struck it. */
  readonly faults?: readonly FaultKind[];
}

export type CallDetails = Omit<RecordedCall, 'sequence'>;

/** Keeps every call, for tests and for the demo's list of hops. */
export class CallRecorder {
  readonly #calls: RecordedCall[] = [];

  /** Takes the call's place in the order; what it becomes is filled in with the returned function. */
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
