import { composeReportPorts } from '@ou-cost/aws';
import { decodeRequest, type ReportRequestJson, type SourceRequest } from '@ou-cost/contract';
import type { Credentials, Sandbox } from '@ou-cost/sandbox';
import { type Report, type ReportPorts, reportSpend } from '@ou-cost/spend';
import { vi } from 'vitest';
import { SETTINGS } from '../../../packages/spend/src/testing/bill.ts';
import { virtualTiming } from './virtual-timing.ts';

/** What a report is asked for, as the function takes it. */
export type Question = Omit<ReportRequestJson, 'kind'>;

/** Where and as whom the adapters read. */
export interface Reading {
  readonly endpoint: string;
  readonly credentials: Credentials;
  /** The day on which the run takes place, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What somebody who administers the payer account reads of a sandbox, at its own address or at a proxy's. */
export function readingOf(sandbox: Sandbox, today: string, endpoint = sandbox.endpoint): Reading {
  const credentials = sandbox.principals['PayerAdministrator'];
  if (credentials === undefined) throw new Error('the sandbox has no PayerAdministrator');
  return { endpoint, credentials, today };
}

/** Lets the AWS clients of this process find the sandbox, and no settings of the machine's own. */
export function pointAwsAt(endpoint: string): void {
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
}

/** The domain's ports on the real adapters, which find the sandbox as every AWS client does. */
export function realPorts(
  { endpoint, credentials, today }: Reading,
  source: SourceRequest = { billingViewArn: null, maxCostExplorerRequests: null },
): ReportPorts {
  pointAwsAt(endpoint);
  return composeReportPorts({
    region: 'ap-northeast-1',
    readerRoleArn: null,
    credentials: async () => credentials,
    runId: SETTINGS.runId,
    deadline: null,
    ...source,
    timing: virtualTiming(today),
  });
}

/** The report that the real adapters and the domain make in this process. Fails as a run fails. */
export function reportOver(reading: Reading, question: Question): Promise<Report> {
  const { report, source } = decodeRequest(question);
  return reportSpend(realPorts(reading, source), report, SETTINGS);
}
