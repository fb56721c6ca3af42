import type { Cancellable } from '../cancel-on-failure.ts';
import type { EarlierRuns } from '../earlier/earlier-runs.ts';
import type { CostLedger } from '../ledger/ports.ts';
import type { OrganizationDirectory } from '../organization/directory.ts';
import type { Clock } from '../time/clock.ts';
import type { Usage } from './form/report.ts';

/** Counts the requests that the run has sent so far, and what they cost. */
export interface CallMeter {
  usage(): Omit<Usage, 'durationMs'>;
}

export interface ReportPorts extends Cancellable {
  readonly directory: OrganizationDirectory;
  readonly ledger: CostLedger;
  readonly clock: Clock;
  readonly meter: CallMeter;
  /** @default no archive is at hand */
  readonly earlier?: EarlierRuns;
}
