import { dateOfInstant } from '../time/calendar.ts';
import { compare } from './compare.ts';
import { Figures } from './figures.ts';
import type { Report } from './form/report.ts';
import { place } from './place.ts';
import { planRun } from './plan.ts';
import type { ReportPorts } from './ports.ts';
import { readBill } from './read.ts';
import { addsUp, reconcile } from './reconcile.ts';
import type { ReportRequest, RunSettings } from './request.ts';
import { rollUpBill } from './roll-up.ts';
import type { Run } from './run.ts';
import { trendOf } from './trend.ts';
import { writeDown } from './write-down.ts';

/**
 * The one use case, as a pipeline of values: plan, read, reconcile, place, roll up, compare, write down. Only
 * reading uses the ports. Fails with an OuCostError; there is no report of a part.
 */
export async function reportSpend(
  ports: ReportPorts,
  request: ReportRequest,
  settings: RunSettings,
): Promise<Report> {
  const startedAt = ports.clock.now();
  const today = dateOfInstant(startedAt);
  const planned: Run = { request, settings, plan: planRun(request, today), startedAt, today };
  const read = await readBill(ports, planned, addsUp);
  const { run } = read;
  const reconciled = reconcile(read, run);
  const placed = place(reconciled, run);
  const rolledUp = rollUpBill(placed, run);
  const figures = new Figures(rolledUp, run);
  const comparison = compare(rolledUp, run, figures);
  const trend = trendOf(rolledUp, run, figures);
  const generatedAt = ports.clock.now();
  const usage = { ...ports.meter.usage(), durationMs: generatedAt - startedAt };
  return writeDown({ bill: rolledUp, figures, comparison, trend }, run, { generatedAt, usage });
}
