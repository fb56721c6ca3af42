import { cpSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvokeCommand, InvokeWithResponseStreamCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { COST_EXPLORER_METRICS } from '@ou-cost/contract';
import type { Sandbox } from '@ou-cost/sandbox';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../../packages/sandbox/src/testing/running-sandbox.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasAwsRuntimeClient, onAwsRuntimeClient } from '../support/lambda-runtime/aws-runtime-client.ts';
import type { InvocationEnd } from '../support/lambda-runtime/invocation-end.ts';
import { ouCost, RUN_OCTOBER } from '../support/processes/ou-cost.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { deploymentFor, enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';

/** The function as it is synthesized, and the same in a runtime that cannot stream. */
type Asset = 'streams' | 'has no streams';

const DEPLOYMENT = deploymentFor(ENTERPRISE_PAYER);
const [FUNCTION] = DEPLOYMENT.functions;
if (FUNCTION === undefined) throw new Error('the stacks have no function');
const { assetFolder = '', arn } = FUNCTION;

function withAsset(folder: string): Deployment {
  return { ...DEPLOYMENT, functions: DEPLOYMENT.functions.map((one) => ({ ...one, assetFolder: folder })) };
}

function withoutStreams(): string {
  const folder = temporaryFolder('without-streams');
  cpSync(assetFolder, folder, { recursive: true });
  renameSync(join(folder, 'index.mjs'), join(folder, 'function.mjs'));
  writeFileSync(
    join(folder, 'index.mjs'),
    "delete globalThis.awslambda.streamifyResponse;\nexport const { handler } = await import('./function.mjs');\n",
  );
  return folder;
}

const ASSETS: Readonly<Record<Asset, string>> = { streams: assetFolder, 'has no streams': withoutStreams() };

/** Above the 6 MB of an answer in one body. */
const LARGE = {
  period: '2026-05..2026-10',
  granularity: 'daily',
  metric: COST_EXPLORER_METRICS,
  answer: 'stream',
};

/** Cost Explorer's pace would make a large report of small pages slow. */
const BEHAVIOUR = { pageSize: 5_000 };

const REPORT = { schema: 'ou-cost/report@2', failure: undefined };

/** What each runtime must make of an event: the schema of the answer, or the function's own error code. */
const CASES: readonly [Asset, string, object, object][] = [
  ['streams', 'answers', { period: '2026-10', answer: 'stream' }, REPORT],
  ['streams', 'answers at length', LARGE, { ...REPORT, isLarge: true }],
  ['streams', 'fails at once', { perod: '2026-10' }, { written: '', failure: 'InvalidRequest' }],
  [
    'streams',
    'fails in the middle of its work',
    { period: '2026-10', maxCostExplorerRequests: 1 },
    { written: '', failure: 'RequestBudgetExceeded' },
  ],
  ['has no streams', 'answers', { period: '2026-10', answer: 'stream' }, REPORT],
  ['has no streams', 'answers at length', LARGE, { failure: 'AnswerTooLarge' }],
  ['has no streams', 'fails at once', { perod: '2026-10' }, { failure: 'InvalidRequest' }],
];

function summary({ body, failure }: InvocationEnd): object {
  if (failure !== null) return { written: body, failure: failure.errorType };
  const { schema } = JSON.parse(body);
  return { schema, failure: undefined, isLarge: body.length > 6_300_000 };
}

async function onOwnRuntime(sandbox: Sandbox, event: object): Promise<InvocationEnd> {
  const client = new LambdaClient(clientOptions(sandbox, 'PayerAdministrator'));
  const command = new InvokeWithResponseStreamCommand({ FunctionName: arn, Payload: JSON.stringify(event) });
  const { EventStream } = await client.send(command);
  const end = { body: '', streamed: true, failure: null };
  for await (const { PayloadChunk, InvokeComplete } of EventStream ?? []) {
    end.body += Buffer.from(PayloadChunk?.Payload ?? []).toString('utf8');
    const details = InvokeComplete?.ErrorDetails;
    if (details !== undefined) end.failure = JSON.parse(details);
  }
  return end;
}

describe("on the sandbox's runtime", () => {
  it.each(CASES)('the function that %s %s', async (asset, _, event, expected) => {
    await whileRunning(enterpriseSandbox(BEHAVIOUR, withAsset(ASSETS[asset])), async (sandbox) => {
      expect(summary(await onOwnRuntime(sandbox, event))).toMatchObject(expected);
    });
  });

  it('a run without streams gives the same report', async () => {
    const ran = (folder: string) =>
      whileRunning(enterpriseSandbox(BEHAVIOUR, withAsset(folder)), (sandbox) =>
        ouCost(sandbox, 'RundeckBatchRole', RUN_OCTOBER),
      );
    const [streamed, whole] = [await ran(ASSETS.streams), await ran(ASSETS['has no streams'])];
    expect(whole.exitCode).toBe(0);
    expect(figures(whole.stdout)).toEqual(figures(streamed.stdout));
  });
});

/** The lines of a table that hold figures: its head has the run's own time and id. */
function figures(table: string): string[] {
  return table.split('\n').filter((line) => line.includes('%'));
}

describe.skipIf(!hasAwsRuntimeClient())("on AWS's runtime client", () => {
  let sandbox: Sandbox;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const folder = temporaryFolder('environment');
    writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => ({ ...process.env });\n');
    sandbox = await enterpriseSandbox(BEHAVIOUR, withAsset(folder));
    const client = new LambdaClient(clientOptions(sandbox, 'PayerAdministrator'));
    const { Payload } = await client.send(new InvokeCommand({ FunctionName: arn }));
    environment = JSON.parse(Payload?.transformToString() ?? '');
  });

  afterAll(() => sandbox?.stop());

  it.each(CASES)('the function that %s %s', async (asset, _, event, expected) => {
    const offered = {
      requestId: '8f0c3a52-6b8e-4a36-9f60-1d2b1c0e7a11',
      functionArn: arn,
      event: JSON.stringify(event),
      milliseconds: 60_000,
    };
    const end = await onAwsRuntimeClient({ ...environment, LAMBDA_TASK_ROOT: ASSETS[asset] }, offered);
    expect(end.streamed).toBe(asset === 'streams');
    expect(summary(end)).toMatchObject(expected);
  });
});
