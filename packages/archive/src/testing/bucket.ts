import { setTimeout } from 'node:timers/promises';
import { connectRun, type RunConnection } from '@ou-cost/aws/calls';
import { routeTo } from '../../../aws/src/testing/route-to.ts';
import { readDeployment } from '../../../sandbox/src/deployed/index.ts';
import type { PolicyDocument } from '../../../sandbox/src/deployed/model.ts';
import type { FaultRule } from '../../../sandbox/src/faults/plan.ts';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { caller, payer, readerArn, region } from '../../../sandbox/src/testing/chain-templates.ts';
import { writeAssembly } from '../../../sandbox/src/testing/cloud-assembly.ts';
import { principal, runningSandbox } from '../../../sandbox/src/testing/running-sandbox.ts';
import { VirtualTime } from '../../../sandbox/src/testing/virtual-time.ts';

export const PREFIX = 'ou-cost/archive/';
const KEY = `arn:aws:kms:${region}:${payer}:key/one`;

/** The rights that docs/archive.md gives to paste. */
const ARCHIVE_RIGHTS: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: ['arn:aws:s3:::kept/ou-cost/archive/*', 'arn:aws:s3:::locked/*'],
    },
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::kept',
      Condition: { StringLike: { 's3:prefix': `${PREFIX}*` } },
    },
  ],
};

/** Whoever writes must ask that there is no such object, and nobody may delete. */
const ONCE: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::kept/${PREFIX}*`,
      Condition: { Null: { 's3:if-none-match': 'true' } },
    },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
      Resource: `arn:aws:s3:::kept/${PREFIX}*`,
    },
  ],
};

/**
 * A sandbox with the bucket `kept`, which lets nothing be replaced; the reader role may use the archive in it. The bucket
 * `years` holds the files of a folder.
 */
export async function archiveSandbox(faults: readonly FaultRule[] = [], folder?: string): Promise<Sandbox> {
  const deployment = readDeployment(writeAssembly());
  return await runningSandbox({
    faults: { seed: 1, faults },
    deployment: {
      ...deployment,
      roles: deployment.roles.map((role) =>
        role.arn === readerArn
          ? { ...role, identityPolicies: [{ name: 'archive', document: ARCHIVE_RIGHTS }] }
          : role,
      ),
      buckets: [
        { name: 'kept', accountId: payer, region, policy: ONCE },
        { name: 'elsewhere', accountId: payer, region: 'eu-central-1' },
        { name: 'locked', accountId: payer, region, keyArn: KEY },
        { name: 'years', accountId: payer, region, ...(folder === undefined ? {} : { folder }) },
        { name: 'others', accountId: caller, region },
      ],
    },
  });
}

/** A connection to the sandbox, by default with the rights of an archive alone. Backoff takes almost no real time. */
export function connection(sandbox: Sandbox, by: string | null = null): RunConnection {
  const credentials = by === null ? sandbox.credentialsFor(readerArn) : principal(sandbox, by);
  const time = new VirtualTime('2026-11-26T00:00:01Z');
  return connectRun({
    region,
    readerRoleArn: null,
    credentials: async () => credentials,
    runId: 'run',
    route: routeTo(sandbox.endpoint),
    deadline: null,
    timing: {
      now: time.now,
      random: () => time.random(),
      // What another request is at takes real time, if little.
      sleep: async (milliseconds, signal) => {
        await time.sleep(milliseconds, signal);
        await setTimeout(5);
      },
      // The requests use real sockets, whose time is not virtual.
      timeout: () => new AbortController().signal,
    },
    maxCostExplorerRequests: null,
  });
}
