import type { OrganizationLog } from '../cloudtrail/organization-log.ts';
import type { Ledger } from '../ledger/model.ts';
import type { ScenarioOrganization } from './organization.ts';

/** The data that a sandbox serves: an organization, its bill and the current day. */
export interface Scenario {
  readonly name: string;
  readonly organization: ScenarioOrganization;
  readonly ledger: Ledger;
  /** Cost Explorer's current day, `YYYY-MM-DD`. */
  readonly today: string;
  /**
   * Whether `today` follows from the last charge, so that nobody has said that the bill is complete up to it.
   * @default false
   */
  readonly isTodayGuessed?: boolean;
  /** What CloudTrail tells of the organization besides its history, such as what was refused. @default nothing */
  readonly organizationLog?: OrganizationLog;
}
