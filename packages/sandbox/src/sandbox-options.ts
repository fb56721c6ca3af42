import type { Clock } from './clock.ts';
import type { CostExplorerOptions } from './cost-explorer/cost-explorer-service.ts';
import type { Deployment } from './deployed/model.ts';
import type { OrganizationsBehaviour } from './organizations/behaviour.ts';
import type { Scenario } from './scenario/scenario.ts';

export interface SandboxOptions {
  /** What is deployed: from `readDeployment`, or changed in memory. */
  readonly deployment: Deployment;
  readonly scenario: Scenario;
  /** The day on which Cost Explorer believes itself to be, `YYYY-MM-DD`. @default the scenario's */
  readonly today?: string;
  /** @default 0, a free port */
  readonly port?: number;
  /** Milliseconds that every AWS request waits before it is served. @default 0 */
  readonly latency?: number;
  /** Groups on a page of Cost Explorer, which AWS does not publish. @default 1000 */
  readonly pageSize?: number;
  /** @default as AWS behaves today */
  readonly organizations?: OrganizationsBehaviour;
  /** @default as an ordinary payer account has it */
  readonly costExplorer?: Pick<CostExplorerOptions, 'multiYear' | 'newlyEnabled' | 'billingViews'>;
  /**
   * ARNs of roles that exist apart from the templates. One of the same account and name replaces what the
   * deployment presumes, so that a path which the templates have wrong shows.
   * @default the deployment's own
   */
  readonly existingRoles?: readonly string[];
  /** By what signatures and credentials are judged; functions run by the real clock. @default the real one */
  readonly clock?: Clock;
}

/** @throws Error with one line that names the wrong value */
export function checkOptions({ port, latency, pageSize, organizations = {} }: SandboxOptions): void {
  checkNumber('port', port, 0, 65_535);
  checkNumber('latency', latency, 0, 600_000);
  checkNumber('page size', pageSize, 1, 1_000_000);
  checkNumber('organizations page size', organizations.pageSize, 1, 20);
  checkNumber('emptyPageEvery', organizations.emptyPageEvery, 2, 1_000_000);
}

function checkNumber(name: string, value: number | undefined, least: number, most: number): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most)) {
    throw new Error(`${name} is ${value}: take a whole number from ${least} to ${most}`);
  }
}
