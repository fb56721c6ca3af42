/** Who signed a request, as STS sees it. */
export interface Caller {
  /** `arn:aws:sts::111111111111:assumed-role/Role/session` or `arn:aws:iam::111111111111:user/name`. */
  readonly arn: string;
  readonly accountId: string;
}

/** What an operation needs to know about a request in addition to its input. */
export interface Call {
  readonly caller: Caller;
  readonly partition: string;
  /** The region in the request's credential scope. */
  readonly region: string;
  /** Fault injection: the page must end inside a period, if a period has two groups on it. @default false */
  readonly splitsPeriod?: boolean;
}

/** An IAM action on a resource. */
export interface Permission {
  readonly action: string;
  /** An ARN, or `*` for an action without a resource type. */
  readonly resource: string;
}

/**
 * One operation of an emulated AWS service. The front door verifies the signature, asks IAM about
 * `action` on `resource`, records the call, and only then calls `handle`.
 */
export interface Operation<C extends Call = Call> {
  /** The IAM action, for example `ce:GetCostAndUsage`. */
  readonly action: string;
  /** Whether AWS allows every authenticated caller, regardless of policies. */
  readonly needsNoPermission?: boolean;
  /** The ARN that IAM evaluates, or `*` for an action without a resource type. */
  resource(input: Record<string, unknown>, call: C): string;
  /** The permissions that the request needs in addition to `action`. */
  furtherPermissions?(input: Record<string, unknown>, call: C): readonly Permission[];
  /** What the service refuses before it asks IAM, such as a bucket that does not exist. */
  precheck?(input: Record<string, unknown>, call: C): void;
  /** Condition keys that come from this operation's input, such as `sts:ExternalId`. */
  conditionKeys?(input: Record<string, unknown>, call: C): Readonly<Record<string, string | string[]>>;
  handle(input: Record<string, unknown>, call: C): unknown | Promise<unknown>;
}

/** An AWS JSON 1.1 service: `X-Amz-Target: <targetPrefix>.<operation>`. */
export interface JsonService<C extends Call = Call> {
  /** The service name in the credential scope of a signature. */
  readonly signingName: string;
  readonly targetPrefix: string;
  readonly operations: Readonly<Record<string, Operation<C>>>;
  /** What the service says to a caller without permission. @default IAM's own words */
  deniedMessage?(action: string): string;
}

/** An error as AWS returns it; clients see the code as the error's name. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  /** Additional members of the error's body. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.members = members;
  }
}
