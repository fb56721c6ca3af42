import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Route } from '@ou-cost/aws';
import { exampleReport } from '@ou-cost/present/testing/example-report';
import { OuCostError, type Report } from '@ou-cost/spend';
import type { AwsSide, Sink } from '../cli-context.ts';

export class RecordingSink implements Sink {
  text = '';
  readonly isTTY: boolean;
  constructor(isTTY = false) {
    this.isTTY = isTTY;
  }
  write(text: string): Promise<void> {
    this.text += text;
    return Promise.resolve();
  }
}

export type Asked = Record<string, unknown>;

export const STRAIGHT: Route = {
  endpointOf: () => undefined,
  agentsForAws: (options) => ({ httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) }),
  agentsForOthers: (options) => ({ httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) }),
};

/** The example's report as an answer to a request that asks for it. */
export function answeredTo(request: object, report = exampleReport()): Report {
  const { runId, period } = { runId: '', period: 'last-month', ...request };
  return { ...report, runId, query: { ...report.query, period } };
}

/** An AWS side in memory: every role may be assumed, and the function answers as told. */
export class MemoryAws implements AwsSide {
  readonly asked: Asked[] = [];
  answer: (request: object) => unknown = answeredTo;

  readAwsSettings: AwsSide['readAwsSettings'] = async (profile) => ({
    credentials: profile === null ? { kind: 'chain' } : { kind: 'profile', profile },
    profileRegion: null,
    route: STRAIGHT,
  });
  callerCredentials: AwsSide['callerCredentials'] = ({ credentials }, region) => {
    this.asked.push({ call: 'callerCredentials', region, credentials });
    return () => Promise.resolve({ accessKeyId: 'caller', secretAccessKey: 'secret' });
  };
  assumedRole: AwsSide['assumedRole'] = ({ credentials: _, route: _route, ...options }) => {
    this.asked.push({ call: 'assumedRole', ...options });
    return () => Promise.resolve({ accessKeyId: 'invoker', secretAccessKey: 'secret' });
  };
  invokeReportFunction: AwsSide['invokeReportFunction'] = async ({
    credentials,
    route: _route,
    ...options
  }) => {
    this.asked.push({ call: 'invokeReportFunction', as: (await credentials()).accessKeyId, ...options });
    return this.answer(options.request);
  };
  composeChainProbes: AwsSide['composeChainProbes'] = () => {
    throw new OuCostError('Defect', 'this AWS side has no chain to check');
  };
  composeEventLog: AwsSide['composeEventLog'] = () => {
    throw new OuCostError('Defect', 'this AWS side has no log of events');
  };
  composeReportPorts: AwsSide['composeReportPorts'] = ({ credentials: _, route: _route, ...options }) => {
    this.asked.push({ call: 'composeReportPorts', ...options });
    throw new OuCostError('AccessRefused', 'read the organization: refused');
  };
}
