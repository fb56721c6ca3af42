import type { CostExplorerOptions } from './cost-explorer/service.ts';
import type { Deployment } from './deployed/model.ts';
import { parseFaults } from './faults/file.ts';
import type { FaultPlan } from './faults/plan.ts';
import type { OrganizationsBehaviour } from './organizations/behaviour.ts';
import type { Scenario } from './scenario/model.ts';
import type { Clock, Sleep } from './time/clock.ts';

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
  readonly costExplorer?: Pick<
    CostExplorerOptions,
    'multiYear' | 'newlyEnabled' | 'billingViews' | 'supportMissingByAccount'
  >;
  /**
   * ARNs of roles that exist apart from the templates. One of the same account and name replaces what the
   * deployment presumes, so that a path which the templates have wrong shows.
   * @default the deployment's own
   */
  readonly existingRoles?: readonly string[];
  /** `aws`: throttle at AWS's documented rates. @default off */
  readonly quotas?: 'aws' | 'off';
  /** Cost Explorer's requests a second under `quotas: 'aws'`; AWS publishes none. @default 5, an assumption */
  readonly costExplorerRate?: number;
  /** The part of all quotas that other work in the account uses up, 0 to below 1. @default 0 */
  readonly otherWork?: number;
  /** What goes wrong. @default nothing */
  readonly faults?: FaultPlan;
  /**
   * False: no address, no socket; requests come by `answer` only, and functions, which are processes of their
   * own, cannot run. @default true
   */
  readonly listens?: boolean;
  /** By what signatures, credentials and quotas are judged; functions run by the real clock. @default the real one */
  readonly clock?: Clock;
  /** How latency and slow answers wait: by the same time as `clock`. @default in real time */
  readonly sleep?: Sleep;
}

/** What Cost Explorer is assumed to admit; AWS's support once advised at most ten a second. */
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
    throw new Error(`quotas is ${JSON.stringify(quotas)}: take aws or off`);
  }
  if (quotas === 'off' && (costExplorerRate ?? otherWork) !== undefined) {
    throw new Error('a Cost Explorer rate or other work means nothing without quotas: take quotas aws');
  }
  if (costExplorerRate !== undefined && !(costExplorerRate > 0 && costExplorerRate <= 10_000)) {
    throw new Error(`Cost Explorer rate is ${costExplorerRate}: take a number above 0, at most 10000`);
  }
  if (otherWork !== undefined && !(otherWork >= 0 && otherWork < 1)) {
    throw new Error(`other work is ${otherWork}: take a number from 0 to below 1`);
  }
  if (options.faults) parseFaults(options.faults, 'faults');
}

function checkNumber(name: string, value: number | undefined, least: number, most: number): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most)) {
    throw new Error(`${name} is ${value}: take a whole number from ${least} to ${most}`);
  }
}
