import type { Ledger } from '../ledger/model.ts';
import type { ScenarioOrganization } from './organization.ts';

/** What a sandbox serves: an organization, its bill, and the day on which it is asked. */
export interface Scenario {
  readonly name: string;
  readonly organization: ScenarioOrganization;
  readonly ledger: Ledger;
  /** `YYYY-MM-DD`: where Cost Explorer believes itself to be. */
  readonly today: string;
}
