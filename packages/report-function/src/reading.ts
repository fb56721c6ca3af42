import type { SourceRequest } from '@ou-cost/contract';
import type { ReportPorts } from '@ou-cost/spend';
import { portsOf, type Run } from './run.ts';

/** The ports that a report is read through. Fails with InvalidRequest where the deployment does not have the source. */
export async function readingOf(run: Run, source: SourceRequest): Promise<ReportPorts> {
  if (source.kind !== 'exports') return portsOf(run, source);
  return await (await import('./exports-ports.ts')).exportsPortsOf(run, source);
}
