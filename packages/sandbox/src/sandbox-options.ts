import type { AthenaBehaviour } from './athena/behaviour.ts';
import type { CostExplorerOptions } from './cost-explorer/service.ts';
import type { DataExportsBehaviour } from './data-exports/behaviour.ts';
import type { Deployment } from './deployed/model.ts';
import { parseFaults } from './faults/file.ts';
import type { FaultPlan } from './faults/plan.ts';
import type { OrganizationsBehaviour } from './organizations/behaviour.ts';
import type { OutgoingOptions } from './outgoing/services.ts';
import type { Scenario } from './scenario/model.ts';
import type { Clock, Sleep } from './time/clock.ts';

export interface SandboxOptions extends OutgoingOptions {
  /** The deployment to serve: from `readDeployment`, possibly changed in memory. */
  readonly deployment: Deployment;
  readonly scenario: Scenario;
  /** Cost Explorer's current day, `YYYY-MM-DD`. @default the scenario's */
  readonly today?: string;
  /** The TCP port. @default 0: any free port */
  readonly port?: number;
  /** Milliseconds that each AWS request waits before it is served. @default 0 */
  readonly latency?: number;
  /** Groups on a page of Cost Explorer; AWS does not publish its number. @default 1000 */
  readonly pageSize?: number;
  /** @default as AWS behaves today */
  readonly organizations?: OrganizationsBehaviour;
  /** @default each query is seen as queued once, and then as its SQL ends */
  readonly athena?: AthenaBehaviour;
  /** @default the exports are healthy, and the last two months have an earlier delivery */
  readonly dataExports?: DataExportsBehaviour;
  /** @default as in an ordinary payer account */
  readonly costExplorer?: Pick<
    CostExplorerOptions,
    'multiYear' | 'newlyEnabled' | 'billingViews' | 'supportMissingByAccount'
  >;
  /**
   * ARNs of roles that exist although no template creates them. Such a role replaces the one with the same account
   * and name that the deployment assumes, so that a wrong path in the templates is detected.
   * @default the deployment's own
   */
  readonly existingRoles?: readonly string[];
  /** `aws`: throttle at AWS's documented rates. @default off */
  readonly quotas?: 'aws' | 'off';
  /** Cost Explorer's requests per second with `quotas: 'aws'`; AWS publishes no number. @default 5, an assumption */
  readonly costExplorerRate?: number;
  /** The share of every quota that other clients in the account use, from 0 to below 1. @default 0 */
  readonly otherWork?: number;
  /** The faults to inject. @default none */
  readonly faults?: FaultPlan;
  /**
   * Whether the sandbox listens on a socket. If not, requests can only be made with `answer`, and functions cannot
   * run, because they are processes of their own that need an address. @default true
   */
  readonly listens?: boolean;
  /** The clock for signatures, credentials and quotas; functions always use the real clock. @default the real clock */
  readonly clock?: Clock;
  /** Waits for latency and slow answers; must use the same time as `clock`. @default real time */
  readonly sleep?: Sleep;
}

/** The assumed requests per second of Cost Explorer; AWS's support once advised at most ten. */
export const defaultCostExplorerRate = 5;

/** @throws Error with one line that names the wrong value */
export function checkOptions(options: SandboxOptions): void {
  const {
    port,
    latency,
    pageSize,
    organizations = {},
    quotas = 'off',
    costExplorerRate,
    otherWork,
  } = options;
  checkNumber('port', port, 0, 65_535);
  checkNumber('latency', latency, 0, 600_000);
  checkNumber('page size', pageSize, 1, 1_000_000);
  checkNumber('organizations page size', organizations.pageSize, 1, 20);
  checkNumber('emptyPageEvery', organizations.emptyPageEvery, 2, 1_000_000);
  if (quotas !== 'aws' && quotas !== 'off') {
    throw new Error(`quotas is ${JSON.stringify(quotas)}: use aws or off`);
  }
  if (quotas === 'off' && (costExplorerRate ?? otherWork) !== undefined) {
    throw new Error('a Cost Explorer rate or other work has no effect without quotas: use quotas aws');
  }
  if (costExplorerRate !== undefined && !(costExplorerRate > 0 && costExplorerRate <= 10_000)) {
    throw new Error(`Cost Explorer rate is ${costExplorerRate}: use a number above 0, at most 10000`);
  }
  if (otherWork !== undefined && !(otherWork >= 0 && otherWork < 1)) {
    throw new Error(`other work is ${otherWork}: use a number from 0 to below 1`);
  }
  if (options.faults) parseFaults(options.faults, 'faults');
}

function checkNumber(name: string, value: number | undefined, least: number, most: number): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most)) {
    throw new Error(`${name} is ${value}: use a whole number from ${least} to ${most}`);
  }
}
