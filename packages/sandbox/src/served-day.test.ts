import { GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { ListAccountsForParentCommand, ListParentsCommand } from '@aws-sdk/client-organizations';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, expect, test } from 'vitest';
import { readStacks } from './deployed/index.ts';
import type { Sandbox } from './sandbox.ts';
import type { Scenario } from './scenario/model.ts';
import { payer } from './testing/chain-templates.ts';
import { writeExportStacks } from './testing/export-templates.ts';
import { inProcessClients } from './testing/in-process-clients.ts';
import { clientOptions, principal, runningSandbox } from './testing/running-sandbox.ts';
import { ORGANIZATION, writtenLedger } from './testing/written-bill.ts';

const MEMBER = '555555555555';
const PROD = 'ou-ab12-prodprod';
const [first, second] = ORGANIZATION.root.accounts;
const ledger = writtenLedger([
  ['2026-09-10', MEMBER, '1'],
  ['2026-10-10', MEMBER, '2'],
  ['2026-10-11', MEMBER, '-0.5', { recordType: 'Refund', chargeCategory: 'Adjustment' }],
]);
const SCENARIO: Scenario = {
  name: 'moved',
  organization: {
    ...ORGANIZATION,
    managementAccountId: payer,
    root: {
      ...ORGANIZATION.root,
      accounts: first === undefined ? [] : [{ ...first, id: payer }],
      organizationalUnits: [
        {
          id: PROD,
          name: 'Prod',
          accounts: second === undefined ? [] : [{ ...second, id: MEMBER }],
          organizationalUnits: [],
        },
      ],
    },
    history: [{ at: '2026-10-16T10:24:00Z', kind: 'moved', accountId: MEMBER, from: 'r-ab12', to: PROD }],
  },
  ledger: {
    ...ledger,
    known: {
      from: Uint32Array.of(0, 0, Date.parse('2026-11-09T07:00:00Z') / 1000),
      until: new Uint32Array(3).fill(2 ** 32 - 1),
    },
  },
  today: '2026-11-20',
};

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.stop();
});

async function started(options: Parameters<typeof runningSandbox>[0] = {}): Promise<Sandbox> {
  sandbox = await runningSandbox({ scenario: SCENARIO, ...options });
  return sandbox;
}

async function served(
  running: Sandbox,
): Promise<{ parent: string | undefined; october: string | undefined }> {
  const { organizations, costExplorer } = inProcessClients(running, principal(running, 'PayerAdministrator'));
  const { Parents } = await organizations.send(new ListParentsCommand({ ChildId: MEMBER }));
  const { ResultsByTime } = await costExplorer.send(
    new GetCostAndUsageCommand({
      TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
      Granularity: 'MONTHLY',
      Metrics: ['UnblendedCost'],
    }),
  );
  return { parent: Parents?.[0]?.Id, october: ResultsByTime?.[0]?.Total?.['UnblendedCost']?.Amount };
}

test('the organization and the bill are those of today, whichever day that is', async () => {
  const running = await started({ today: '2026-10-15', listens: false });
  expect(await served(running)).toEqual({ parent: 'r-ab12', october: '2' });
  await running.moveTo('2026-11-08');
  expect(await served(running)).toEqual({ parent: PROD, october: '2' });
  await running.moveTo('2026-11-09');
  expect(await served(running)).toEqual({ parent: PROD, october: '1.5' });
  await running.moveTo('2026-10-16');
  expect(running.today).toBe('2026-10-16');
  expect(await served(running)).toEqual({ parent: PROD, october: '2' });
  const { organizations } = inProcessClients(running, principal(running, 'PayerAdministrator'));
  const { Accounts } = await organizations.send(new ListAccountsForParentCommand({ ParentId: 'r-ab12' }));
  expect(Accounts?.map(({ Id }) => Id)).toEqual([payer]);
});

test('a day that does not exist is refused and changes nothing', async () => {
  const running = await started({ listens: false });
  await expect(running.moveTo('2026-02-30')).rejects.toThrow('"2026-02-30" is not a date');
  expect(await served(running)).toEqual({ parent: PROD, october: '1.5' });
});

test('the day is moved over HTTP beside AWS, without a signature', async () => {
  const running = await started();
  const today = `${running.endpoint}/_sandbox/today`;
  const move = async (body: string) => {
    const answer = await fetch(today, { method: 'PUT', body });
    return [answer.status, await answer.json()];
  };
  expect(await move('{"today": "2026-10-15"}')).toEqual([200, { today: '2026-10-15' }]);
  expect(await (await fetch(today)).json()).toEqual({ today: '2026-10-15' });
  expect(await served(running)).toMatchObject({ parent: 'r-ab12' });
  expect(await move('{"today": "x"}')).toEqual([400, { message: expect.stringContaining('is not a date') }]);
  expect(await move('2026')).toEqual([400, { message: expect.stringContaining('has no day') }]);
  expect((await fetch(today, { method: 'DELETE' })).status).toBe(404);
  expect(running.calls.map(({ action }) => action)).not.toContain(undefined);
});

test('an export is delivered anew on another day, and what others wrote into its bucket stays', async () => {
  const running = await started({ deployment: readStacks(writeExportStacks()), listens: true });
  const s3 = new S3Client(clientOptions(running, 'PayerAdministrator'));
  const months = async () => {
    const listed = await s3.send(
      new ListObjectsV2Command({ Bucket: 'kumo-bills', Prefix: 'p/focus/metadata/' }),
    );
    const found = listed.Contents?.map(({ Key }) => /BILLING_PERIOD=([^/]+)/.exec(Key ?? '')?.[1]);
    return [...new Set(found)];
  };
  expect(await months()).toEqual(['2026-09', '2026-10']);
  await s3.send(new PutObjectCommand({ Bucket: 'kumo-bills', Key: 'note', Body: 'kept' }));
  await running.moveTo('2026-09-30');
  expect(await months()).toEqual(['2026-09']);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'kumo-bills', Key: 'note' }));
  expect(await Body?.transformToString()).toBe('kept');
});
