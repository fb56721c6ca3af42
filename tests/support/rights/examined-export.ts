import { composeReaderProbes } from '@ou-cost/aws';
import { type Diagnosis, diagnoseReader, type ExportSettings, type HopCheck } from '@ou-cost/doctor';
import { exportProbes } from '@ou-cost/exports/health';
import type { Sandbox, SandboxOptions } from '@ou-cost/sandbox';
import { startSandbox } from '@ou-cost/sandbox';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { vi } from 'vitest';
import {
  MEMBER,
  ORGANIZATION,
  PAYER,
  writtenLedger,
} from '../../../packages/sandbox/src/testing/written-bill.ts';
import { roleArn } from '../sandbox/config.ts';

const REGION = 'ap-northeast-1';
const FUNCTION = `arn:aws:lambda:${REGION}:${PAYER}:function:ou-cost-report`;
export const READER = roleArn('ou-cost-reader', PAYER);
export const WORKER = roleArn('ou-cost-worker', PAYER);

/** The export as the stacks create it by default. */
export const EXPORT: ExportSettings = {
  name: 'ou-cost',
  bucket: 'kumo-bill',
  folder: 'exports/ou-cost',
  region: REGION,
  database: 'ou_cost',
  table: 'bill',
  workGroup: 'ou-cost',
  scanLimit: 100 * 2 ** 30,
};

/** The last delivery is of this day, at 06:00 UTC. */
const TODAY = '2026-10-10';

const SCENARIO = {
  name: 'three months',
  organization: ORGANIZATION,
  ledger: writtenLedger([
    ['2026-08-01', MEMBER, '1'],
    ['2026-09-01', MEMBER, '2'],
    ['2026-10-01', MEMBER, '4'],
  ]),
  today: TODAY,
};

export interface ExaminedExport {
  readonly diagnosis: Diagnosis;
  readonly failed: readonly HopCheck[];
  readonly warnings: readonly HopCheck[];
}

export interface Examination {
  readonly behaviour?: Partial<SandboxOptions>;
  readonly settings?: ExportSettings;
  /** What happens before the export is looked at. */
  readonly before?: (sandbox: Sandbox) => Promise<void>;
  /** What happens afterwards, before the sandbox ends. */
  readonly after?: (sandbox: Sandbox) => Promise<void>;
}

/** A sandbox with a small bill of three months, of which the export is delivered. The caller stops it. */
export function startedWith(
  deployment: Deployment,
  behaviour: Partial<SandboxOptions> = {},
): Promise<Sandbox> {
  return startSandbox({ deployment, scenario: SCENARIO, ...behaviour });
}

/**
 * What the function finds, with the roles of the deployment and the clients that it has. The clock must be a fake one of the
 * scenario's time; who calls restores the environment.
 */
export async function examinedExport(
  deployment: Deployment,
  { behaviour = {}, settings = EXPORT, before = async () => {}, after = async () => {} }: Examination = {},
): Promise<ExaminedExport> {
  const sandbox = await startedWith(deployment, behaviour);
  try {
    await before(sandbox);
    const session = { sessionName: 'ou-cost-report', sourceFunctionArn: FUNCTION };
    const { accessKeyId, secretAccessKey, sessionToken } = sandbox.credentialsFor(WORKER, session);
    vi.stubEnv('AWS_ENDPOINT_URL', sandbox.endpoint);
    vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey);
    vi.stubEnv('AWS_SESSION_TOKEN', sessionToken);
    const runId = 'run-1';
    const { probes, connections, clock } = composeReaderProbes({
      region: REGION,
      readerRoleArn: READER,
      readerExternalId: null,
      runId,
      deadline: Date.now() + 600_000,
    });
    const endpoints = { s3: sandbox.endpoint, dataExports: sandbox.endpoint };
    const ofExport = { settings, probes: exportProbes({ settings, ...connections, endpoints }) };
    const diagnosis = await diagnoseReader(
      { ...probes, ofExport, ofArchive: null, ofSchedules: null },
      clock,
      { paid: true, negative: true },
      {
        runId,
        facts: { producer: 'ou-cost 1.0.0', codeDate: null },
        readerRoleArn: READER,
        readerExternalId: null,
        billingViewArn: null,
        functionArn: FUNCTION,
      },
    );
    await after(sandbox);
    const by = (outcome: string) => diagnosis.checks.filter((check) => check.outcome === outcome);
    return { diagnosis, failed: by('failed'), warnings: by('warning') };
  } finally {
    await sandbox.stop();
  }
}
