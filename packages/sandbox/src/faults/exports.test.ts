import { AthenaClient, GetQueryResultsCommand, GetWorkGroupCommand } from '@aws-sdk/client-athena';
import { BCMDataExportsClient, ListExportsCommand } from '@aws-sdk/client-bcm-data-exports';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { queriedExport } from '../testing/queried-export.ts';
import { clientOptions, homeClientOptions, runningSandbox } from '../testing/running-sandbox.ts';
import type { FaultRule } from './plan.ts';

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.stop();
});

async function clients(fault: Omit<FaultRule, 'api' | 'calls'>) {
  const started = await runningSandbox({ faults: { faults: [{ api: '*', calls: [1], ...fault }] } });
  sandbox = started;
  const own = clientOptions(started, 'PayerAdministrator');
  const home = homeClientOptions(started, 'PayerAdministrator');
  return {
    s3: () => new S3Client(own).send(new GetObjectCommand({ Bucket: 'none', Key: 'k' })),
    athena: () => new AthenaClient(own).send(new GetWorkGroupCommand({ WorkGroup: 'primary' })),
    exports: () => new BCMDataExportsClient(home).send(new ListExportsCommand({})),
  };
}

describe('the services of an export', () => {
  it.each([
    ['s3', 'SlowDown', 503],
    ['athena', 'ThrottlingException', 400],
    ['exports', 'ThrottlingException', 400],
  ] as const)('%s is throttled as AWS does it', async (client, name, httpStatusCode) => {
    const call = (await clients({ fault: 'throttle' }))[client];
    await expect(call()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it.each([
    ['s3', 500, 'InternalError'],
    ['s3', 503, 'ServiceUnavailable'],
    ['athena', 500, 'InternalServerException'],
    ['exports', 500, 'InternalServerException'],
  ] as const)('%s fails with %i', async (client, status, name) => {
    const call = (await clients({ fault: '5xx', status }))[client];
    await expect(call()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
  });

  it('of which a page of results may repeat its token, and none is empty', async () => {
    const parts = await queriedExport({
      faults: { faults: [{ api: 'athena:GetQueryResults', fault: 'repeated-token', calls: [2] }] },
    });
    sandbox = parts.sandbox;
    const id = await parts.start('SELECT * FROM range(2500)');
    await parts.ended(id);
    const tokens: (string | undefined)[] = [];
    for (let NextToken: string | undefined; tokens.length < 4; ) {
      const page = await parts.client.send(new GetQueryResultsCommand({ QueryExecutionId: id, NextToken }));
      tokens.push(page.NextToken);
      NextToken = page.NextToken;
      if (NextToken === undefined) break;
    }
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens).toHaveLength(4);
    await expect(
      runningSandbox({ faults: { faults: [{ api: 'athena:*', fault: 'empty-page', calls: [1] }] } }),
    ).rejects.toThrow('not in athena:*');
  });

  it('a truncated object does not pass for a whole one', async () => {
    const parts = await queriedExport({
      faults: { faults: [{ api: 's3:GetObject', fault: 'truncated', calls: [1] }] },
    });
    sandbox = parts.sandbox;
    const s3 = new S3Client(clientOptions(parts.sandbox, 'PayerAdministrator'));
    const read = async () => {
      const { Body } = await s3.send(
        new GetObjectCommand({
          Bucket: 'kumo',
          Key: (await s3.send(new ListObjectsV2Command({ Bucket: 'kumo' }))).Contents?.[0]?.Key,
        }),
      );
      return (await Body?.transformToByteArray())?.length;
    };
    await expect(read()).rejects.toThrow();
    expect(await read()).toBeGreaterThan(100);
  });
});
