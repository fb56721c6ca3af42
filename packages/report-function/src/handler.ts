import { composeReportPorts } from '@ou-cost/aws';
import { decodeRequest } from '@ou-cost/contract';
import { OuCostError, type Report, reportSpend } from '@ou-cost/spend';
import manifest from '../package.json' with { type: 'json' };
import { answerBytes } from './answer-size.ts';
import { readEnvironment } from './environment.ts';
import { deadlineOf, type InvocationContext } from './invocation.ts';
import { RunLog } from './run-log.ts';

/** One run: decode, read with the reader role, report. A run that fails is a failed invocation. */
export async function handler(event: unknown, context: InvocationContext): Promise<Report> {
  const log = new RunLog(context.awsRequestId);
  try {
    const { region, readerRoleArn, readerExternalId, tolerance, settlingDay, ...defaults } =
      readEnvironment();
    const decoded = decodeRequest(event);
    const runId = decoded.runId ?? context.awsRequestId;
    const request = {
      ...decoded.report,
      billingViewArn: decoded.report.billingViewArn ?? defaults.billingViewArn,
    };
    log.started(runId, request);
    const ports = composeReportPorts({
      region,
      readerRoleArn,
      ...(readerExternalId === null ? {} : { readerExternalId }),
      runId,
      deadline: deadlineOf(context),
      maxCostExplorerRequests: request.maxCostExplorerRequests,
    });
    const settings = { runId, producer: `ou-cost ${manifest.version}`, tolerance, settlingDay };
    const report = await reportSpend(ports, request, settings);
    log.finished(report, answerBytes(report));
    return report;
  } catch (error) {
    const failure = asOuCostError(error);
    log.failed(failure);
    throw failure;
  }
}

function asOuCostError(error: unknown): OuCostError {
  if (error instanceof OuCostError) return error;
  return new OuCostError('Defect', `unexpected: ${String(error)}; please report it`, { cause: error });
}
