/** The organization of a scenario, in the form of `organization.json`. */
export interface ScenarioOrganization {
  readonly id: string;
  readonly managementAccountId: string;
  readonly root: ScenarioNode;
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
