import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import type { ScheduledAnswer } from '@ou-cost/contract/scheduled';
import { type Sandbox, type SandboxOptions, type Scenario, startSandbox } from '@ou-cost/sandbox';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { startWebhook } from '../../../packages/deliver/src/testing/webhook.ts';
import { clientOptions } from '../../../packages/sandbox/src/testing/running-sandbox.ts';
import { deploymentFor } from '../sandbox/start.ts';
import { writtenScenario, writtenUnit } from '../scenarios/written.ts';
import { ARCHIVE, WEBHOOK_SECRET } from './configuration.ts';

/** How a world differs from one in which everything works. */
export interface WorldOptions extends Pick<SandboxOptions, 'faults' | 'costExplorer' | 'mail'> {
  readonly change?: (deployment: Deployment) => Deployment;
  /** The status with which the webhook answers each time; 200 after the last. @default none */
  readonly webhookStatuses?: readonly number[];
}

/** One firing, seen from outside. */
export interface Seen {
  /** What the function answered to each delivery, or what it failed with. */
  readonly answers: readonly (
    | ScheduledAnswer
    | { readonly errorType: string; readonly errorMessage: string }
  )[];
  readonly outcomes: readonly string[];
  /** How many pages of Cost Explorer were paid for. */
  readonly paid: number;
}

let scenario: Promise<Scenario> | undefined;

/** Two accounts with a charge each month, 238 of September 2026, of which 10 are for support. */
function bill(): Promise<Scenario> {
  const months = Array.from({ length: 16 }, (_, month) => new Date(Date.UTC(2025, 6 + month, 15)));
  scenario ??= writtenScenario({
    today: '2026-10-20',
    children: [writtenUnit('shop', 'Shop', ['200000000001']), writtenUnit('data', 'Data', ['300000000001'])],
    charges: [
      ...months.flatMap((at, month) =>
        ['200000000001', '300000000001'].map((account) => ({
          day: at.toISOString().slice(0, 10),
          account,
          amount: String(100 + month),
        })),
      ),
      { day: '2026-09-30', account: '200000000001', amount: '10', type: 'Support' },
    ],
  });
  return scenario;
}

/** Stacks with schedules on a sandbox, and a webhook. Disposed of by whoever starts it. */
export async function startWorld({
  change = (same) => same,
  webhookStatuses = [],
  ...behaviour
}: WorldOptions = {}) {
  const statuses = [...webhookStatuses];
  const webhook = await startWebhook((response) => {
    response.statusCode = statuses.shift() ?? 200;
    response.end('ok');
  });
  const sandbox = await startSandbox({
    deployment: change(deploymentFor('scheduled')),
    scenario: await bill(),
    secrets: [{ arn: WEBHOOK_SECRET, text: webhook.url }],
    ...behaviour,
  });
  return {
    sandbox,
    posted: webhook.posted,
    fire: (name: string, at: string, times = 1) => seen(sandbox, name, at, times),
    ringing: () =>
      sandbox.alarms.filter(({ history }) => history.length > 0).map(({ name }) => shortName(name)),
    [Symbol.asyncDispose]: async () => {
      await sandbox.stop();
      await webhook.stop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

async function seen(sandbox: Sandbox, name: string, at: string, times: number): Promise<Seen> {
  const before = sandbox.calls.length;
  const { deliveries } = await sandbox.fire(name, new Date(at), times);
  const calls = sandbox.calls.slice(before);
  return {
    answers: deliveries.flatMap(({ executions }) => executions.map(({ payload }) => JSON.parse(payload))),
    outcomes: deliveries.map(({ outcome }) => outcome),
    paid: calls.filter(
      ({ operation, errorCode }) => operation === 'GetCostAndUsage' && errorCode === undefined,
    ).length,
  };
}

function shortName(alarm: string): string {
  return alarm.replace('ou-cost-report-', '');
}

/** What is in the archive: the content of each object by its key below the prefix. */
export async function archived({ sandbox }: World): Promise<ReadonlyMap<string, Buffer>> {
  const client = new S3Client(clientOptions(sandbox, 'PayerAdministrator'));
  const { bucket: Bucket, prefix } = ARCHIVE;
  const found = new Map<string, Buffer>();
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: `${prefix}/` })) {
    for (const { Key = '' } of page.Contents ?? []) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      found.set(Key.slice(prefix.length + 1), Buffer.from((await Body?.transformToByteArray()) ?? []));
    }
  }
  return found;
}
