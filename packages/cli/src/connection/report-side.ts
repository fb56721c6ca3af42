import type { Agents } from '@ou-cost/aws';
import type { ReportPorts } from '@ou-cost/spend';

/** Where `report` reads from. Dispose of it when the report is made. */
export interface ReportSide extends AsyncDisposable {
  readonly ports: ReportPorts;
  /** A sentence about what has been read so far. */
  readonly progress: () => string;
  /** How a summary leaves this machine. */
  readonly agentsForPosts: () => Promise<Agents>;
}
