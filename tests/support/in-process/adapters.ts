import { composeReportPorts } from '@ou-cost/aws';
import { decodeRequest, type ReportRequestJson, type SourceRequest } from '@ou-cost/contract';
import type { Credentials, Sandbox } from '@ou-cost/sandbox';
import { type Report, type ReportPorts, reportSpend } from '@ou-cost/spend';
import { vi } from 'vitest';
import { principal } from '../../../packages/sandbox/src/testing/running-sandbox.ts';
import { SETTINGS } from '../../../packages/spend/src/testing/bill.ts';
import { virtualTiming } from './virtual-timing.ts';

/** What a report is asked for, as the function takes it. */
export type Question = Omit<ReportRequestJson, 'kind'>;

/** Where the adapters read, with which credentials, and on which day. */
export interface AwsAccess {
  readonly endpoint: string;
  readonly credentials: Credentials;
  /** The day on which the run takes place, `YYYY-MM-DD`. */
  readonly today: string;
}

/** The access of an administrator of the payer account: to a sandbox, or to a proxy in front of it. */
export function payerAccess(sandbox: Sandbox, today: string, endpoint = sandbox.endpoint): AwsAccess {
  return { endpoint, credentials: principal(sandbox, 'PayerAdministrator'), today };
}

/** Sets the environment so that AWS clients of this process use an endpoint and none of the machine's own settings. */
export function stubAwsEnvironment(endpoint: string): void {
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
}

/** The domain's ports on the AWS adapters. They find the endpoint in the environment, as every AWS client does. */
export function awsPorts(
  { endpoint, credentials, today }: AwsAccess,
  source: Pick<SourceRequest, 'billingViewArn' | 'maxCostExplorerRequests'> = {
    billingViewArn: null,
    maxCostExplorerRequests: null,
  },
): ReportPorts {
  stubAwsEnvironment(endpoint);
  return composeReportPorts({
    region: 'ap-northeast-1',
    readerRoleArn: null,
    credentials: async () => credentials,
    runId: SETTINGS.runId,
    deadline: null,
    billingViewArn: source.billingViewArn,
    maxCostExplorerRequests: source.maxCostExplorerRequests,
    timing: virtualTiming(today),
  });
}

/** The report that the domain and the AWS adapters make in this process. Rejects with the failure of the run. */
export function makeReport(access: AwsAccess, question: Question): Promise<Report> {
  const { report, source } = decodeRequest(question);
  return reportSpend(awsPorts(access, source), report, SETTINGS);
}
