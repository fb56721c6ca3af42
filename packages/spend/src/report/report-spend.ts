import type { Recording } from '../earlier/earlier-runs.ts';
import { recordingOf } from '../earlier/record.ts';
import { dateOfInstant } from '../time/calendar.ts';
import { compare } from './compare.ts';
import { Figures } from './figures.ts';
import type { Report } from './form/report.ts';
import { otherTreeOf } from './over-time/other-tree.ts';
import { place } from './place.ts';
import { planRun } from './plan.ts';
import type { ReportPorts } from './ports.ts';
import { readBill } from './read.ts';
import { addsUp, reconcile } from './reconcile.ts';
import type { ReportRequest, RunSettings } from './request.ts';
import { restatementOf } from './restatement/restatement.ts';
import { rollUpBill } from './roll-up.ts';
import type { Run } from './run.ts';
import { trendOf } from './trend.ts';
import { writeDown } from './write-down.ts';

/** A report, and what the run leaves to later ones. */
export interface MadeReport {
  readonly report: Report;
  readonly recording: Recording;
}

/** The report alone. Fails with an OuCostError. */
export async function reportSpend(
  ports: ReportPorts,
  request: ReportRequest,
  settings: RunSettings,
): Promise<Report> {
  const { report } = await runReport(ports, request, settings);
  return report;
}

/** The report with what the run leaves to later ones. Fails with an OuCostError. */
export async function makeReport(
  ports: ReportPorts,
  request: ReportRequest,
  settings: RunSettings,
): Promise<MadeReport> {
  const { report, record } = await runReport(ports, request, settings);
  return { report, recording: record() };
}

/**
 * The one use case, as a pipeline of values: plan, read, reconcile, place, roll up, compare, write down. Only
 * reading uses the ports. Fails with an OuCostError; there is no report of a part.
 */
async function runReport(
  ports: ReportPorts,
  request: ReportRequest,
  settings: RunSettings,
): Promise<Pick<MadeReport, 'report'> & { record(): Recording }> {
  const startedAt = ports.clock.now();
  const today = dateOfInstant(startedAt);
  const planned: Run = { request, settings, plan: planRun(request, today), startedAt, today };
  const read = await readBill(ports, planned, addsUp);
  const reconciled = reconcile(read, read.run);
  const placed = place(reconciled, read.run);
  const rolledUp = rollUpBill(placed, read.run);
  const figures = new Figures(rolledUp, read.run);
  const comparison = compare(rolledUp, read.run, figures);
  const trend = trendOf(rolledUp, read.run, figures);
  const otherTree = otherTreeOf(rolledUp, read.run);
  const restatement = restatementOf(rolledUp, read.run, ports.earlier);
  const generatedAt = ports.clock.now();
  const usage = { ...ports.meter.usage(), durationMs: generatedAt - startedAt };
  const end = { generatedAt, usage };
  return {
    report: writeDown({ bill: rolledUp, figures, comparison, trend, otherTree, restatement }, read.run, end),
    record: () => recordingOf(reconciled, read.run),
  };
}
