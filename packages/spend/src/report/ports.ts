import type { CostLedger } from '../ledger/ports.ts';
import type { OrganizationDirectory } from '../organization/directory.ts';
import type { Clock } from '../time/clock.ts';
import type { Usage } from './form/report.ts';

/** Counts the requests that the run has sent so far, and what they cost. */
export interface CallMeter {
  usage(): Omit<Usage, 'durationMs'>;
}

export interface ReportPorts {
  readonly directory: OrganizationDirectory;
  readonly ledger: CostLedger;
  readonly clock: Clock;
  readonly meter: CallMeter;
  /** Told of the failure that ended a run, so that nothing more is read or paid for. @default reading goes on */
  readonly cancel?: (reason: unknown) => void;
}
