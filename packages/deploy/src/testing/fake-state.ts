export interface FakeRole {
  readonly arn: string;
  /** Documents of the inline policies, by name. */
  readonly policies: Map<string, unknown>;
}

export interface FakeStack {
  readonly id: string;
  readonly name: string;
  status: string;
  /** The status that the stack takes after it has been described so many times. */
  settles: { readonly as: string; after: number } | null;
  template: string;
  isProtected: boolean;
  /** The state in which a deletion leaves the stack; null if it deletes it. */
  deletion: string | null;
  tags: Record<string, string>;
  /** Of a stack that a test adds. */
  parameters: Record<string, string>;
  /** Physical ids by logical id, with their types. */
  readonly resources: Map<string, { readonly type: string; readonly name: string }>;
  readonly changeSets: Map<string, { readonly template: string; readonly tags: Record<string, string> }>;
}

/** The description of a stack that a test adds without a template. */
const FAKE_DESCRIPTION = 'ou-cost: added by a test';

/** One account of the fake; tests prepare and inspect it. */
export class FakeAccount {
  readonly id: string;
  readonly roles = new Map<string, FakeRole>();
  readonly functions = new Set<string>();
  readonly logGroups = new Set<string>();
  /** ARNs of OpenID Connect providers. */
  readonly identityProviders = new Set<string>();
  /** What S3 answers this account about buckets that exist: 200 to their owner, 403 to others. */
  readonly buckets = new Map<string, number>();
  /** Keys and versions of what is in a bucket, by its name. */
  readonly versions = new Map<string, { readonly key: string; readonly version: string }[]>();
  /** Buckets with Object Lock. */
  readonly lockedBuckets = new Set<string>();
  readonly workGroups = new Set<string>();
  readonly parameters = new Map<string, string>();
  readonly stacks = new Map<string, FakeStack>();
  /** Actions that SimulatePrincipalPolicy denies. */
  readonly denied = new Set<string>();
  /** Members of its answer for an action that is denied by something else than a missing grant. */
  readonly denials = new Map<string, object>();
  /** Actions that it denies because the value of a condition key is missing. */
  readonly conditional = new Set<string>();
  /** Calls that are refused with AccessDenied, for example `GetRole`. */
  readonly refusedCalls = new Set<string>();
  /** Calls that are refused to the keys of profiles, and answered to those of an assumed role. */
  readonly refusedToProfiles = new Set<string>();
  organization: { readonly id: string; readonly managementAccountId: string } | null = null;

  constructor(id: string) {
    this.id = id;
  }

  addRole(name: string, path = '/'): void {
    this.roles.set(name, { arn: `arn:aws:iam::${this.id}:role${path}${name}`, policies: new Map() });
  }

  addStack(name: string, status: string): FakeStack {
    const id = `arn:aws:cloudformation:ap-northeast-1:${this.id}:stack/${name}/0a1b2c3d`;
    const stack: FakeStack = {
      ...{ id, name, status, settles: null, isProtected: false, deletion: null, tags: {}, parameters: {} },
      template: status === 'REVIEW_IN_PROGRESS' ? '{}' : JSON.stringify({ Description: FAKE_DESCRIPTION }),
      resources: new Map(),
      changeSets: new Map(),
    };
    this.stacks.set(name, stack);
    return stack;
  }
}

export class FakeState {
  readonly #accounts = new Map<string, FakeAccount>();
  readonly objects = new Map<string, string>();
  /** Every call that was made, for example `222222222222 CreateChangeSet`. */
  readonly calls: string[] = [];

  account(id: string): FakeAccount {
    const account = this.#accounts.get(id) ?? new FakeAccount(id);
    this.#accounts.set(id, account);
    return account;
  }

  hasRole(arn: string): boolean {
    return [...this.#accounts.values()].some(({ roles }) =>
      [...roles.values()].some((role) => role.arn === arn),
    );
  }
}

/** An error that the fake answers with. */
export class FakeError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
