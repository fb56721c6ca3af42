/** The organization of a scenario, in the form of `organization.json`. */
export interface ScenarioOrganization {
  readonly id: string;
  readonly managementAccountId: string;
  /** The tree after all of its history. */
  readonly root: ScenarioNode;
  /** What happened to it, in any order. @default nothing */
  readonly history?: readonly OrganizationChange[];
}

/** A root or an organizational unit. */
export interface ScenarioNode {
  readonly id: string;
  readonly name: string;
  readonly accounts: readonly ScenarioAccount[];
  readonly organizationalUnits: readonly ScenarioNode[];
}

export interface ScenarioAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED. */
  readonly state: string;
  /** The date of joining, `YYYY-MM-DD`. */
  readonly joined: string;
}

/** What happened to the organization of a scenario, as `organization.json` lists it. */
export type OrganizationChange = {
  /** When it happened: an instant in UTC, or a day, which means its first moment. */
  readonly at: string;
} & (
  | {
      readonly kind: 'moved';
      readonly accountId: string;
      /** The ids of the root or unit before and after. */
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'joined'; readonly accountId: string; readonly to: string }
  /** With all of the account, since a tree that it has left does not have it. */
  | { readonly kind: 'left'; readonly account: ScenarioAccount; readonly from: string }
  /** `from` and `to` are states. */
  | { readonly kind: 'closed'; readonly accountId: string; readonly from: string; readonly to: string }
  /** `from` and `to` are names. */
  | {
      readonly kind: 'renamed';
      readonly organizationalUnitId: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'created'; readonly organizationalUnitId: string }
  | {
      readonly kind: 'deleted';
      readonly organizationalUnit: { readonly id: string; readonly name: string };
      readonly parentId: string;
    }
);
