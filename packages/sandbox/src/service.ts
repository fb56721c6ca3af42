/** Who signed a request, as STS sees it. */
export interface Caller {
  /** `arn:aws:sts::111111111111:assumed-role/Role/session` or `arn:aws:iam::111111111111:user/name`. */
  readonly arn: string;
  readonly accountId: string;
}

/** What an operation needs to know of the request besides its input. */
export interface Call {
  readonly caller: Caller;
  readonly partition: string;
  /** The region in the request's credential scope. */
  readonly region: string;
  /** A fault: the page shall end within a period, where a period has two groups on it. @default false */
  readonly splitsPeriod?: boolean;
}

/** An IAM action on a resource. */
export interface Permission {
  readonly action: string;
  /** An ARN; `*` where the service has no resource type. */
  readonly resource: string;
}

/**
 * One operation of an emulated AWS service. The front door verifies the signature, asks IAM about
 * `action` on `resource`, records the call, and only then calls `handle`.
 */
export interface Operation<C extends Call = Call> {
  /** IAM action, for instance `ce:GetCostAndUsage`. */
  readonly action: string;
  /** True where AWS lets every authenticated caller through whatever the policies say. */
  readonly needsNoPermission?: boolean;
  /** ARN the request is authorised against; `*` where the service has no resource type. */
  resource(input: Record<string, unknown>, call: C): string;
  /** What the request needs besides `action`. */
  furtherPermissions?(input: Record<string, unknown>, call: C): readonly Permission[];
  /** Condition keys that only this operation's input can tell, such as `sts:ExternalId`. */
  conditionKeys?(input: Record<string, unknown>, call: C): Readonly<Record<string, string>>;
  handle(input: Record<string, unknown>, call: C): unknown | Promise<unknown>;
}

/** An AWS JSON 1.1 service: `X-Amz-Target: <targetPrefix>.<operation>`. */
export interface JsonService {
  /** The service name in the credential scope of a signature. */
  readonly signingName: string;
  readonly targetPrefix: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** An error as AWS answers it: the code is the error's name on the client's side. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the error's body. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.members = members;
  }
}
