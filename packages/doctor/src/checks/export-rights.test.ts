import { describe, expect, it } from 'vitest';
import type { ExportProbes } from '../export/probes.ts';
import { diagnosedExport, EXPORT_READER, refused } from '../testing/memory-export.ts';

describe('a call of the export that is refused', () => {
  const workGroup = 'arn:aws:athena:eu-west-1:222222222222:workgroup/ou-cost';
  const glue = 'arn:aws:glue:eu-west-1:222222222222';
  const says = (action: string) =>
    refused(`User: ${EXPORT_READER} is not authorized to perform: ${action} on resource: x`);

  it.each<[string, Partial<ExportProbes>, unknown]>([
    [
      'find-export',
      { findExport: refused() },
      { Effect: 'Allow', Action: 'bcm-data-exports:ListExports', Resource: '*' },
    ],
    [
      'export-health',
      { describeExport: refused() },
      {
        Effect: 'Allow',
        Action: 'bcm-data-exports:GetExport',
        Resource: 'arn:aws:bcm-data-exports:us-east-1:222222222222:export/bill-*',
      },
    ],
    ['export-runs', { exportRuns: refused() }, { Action: 'bcm-data-exports:ListExecutions' }],
    [
      'list-deliveries',
      { deliveredMonths: refused() },
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::acme-bill',
        Condition: { StringLike: { 's3:prefix': 'exports/bill/*' } },
      },
    ],
    [
      'read-delivery',
      { deliveredAt: refused() },
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-bill/exports/bill/*' },
    ],
    [
      'read-delivery',
      {
        deliveredAt: refused(
          `User: ${EXPORT_READER} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:222222222222:key/0a-1b because no identity-based policy allows it`,
        ),
      },
      { Action: 'kms:Decrypt', Resource: 'arn:aws:kms:eu-west-1:222222222222:key/0a-1b' },
    ],
    [
      'export-table',
      { describeTable: says('athena:GetTableMetadata') },
      {
        Action: 'athena:GetTableMetadata',
        Resource: 'arn:aws:athena:eu-west-1:222222222222:datacatalog/AwsDataCatalog',
      },
    ],
    [
      'export-table',
      { describeTable: says('glue:GetTable') },
      {
        Action: 'glue:GetTable',
        Resource: [`${glue}:catalog`, `${glue}:database/ou_cost`, `${glue}:table/ou_cost/lines`],
      },
    ],
    [
      'follow-query',
      { awaitQuery: says('glue:GetDatabase') },
      { Action: 'glue:GetDatabase', Resource: [`${glue}:catalog`, `${glue}:database/ou_cost`] },
    ],
    ['work-group', { describeWorkGroup: refused() }, { Action: 'athena:GetWorkGroup', Resource: workGroup }],
    ['start-query', { startQuery: refused() }, { Action: 'athena:StartQueryExecution', Resource: workGroup }],
    ['follow-query', { awaitQuery: refused() }, { Action: 'athena:GetQueryExecution', Resource: workGroup }],
    ['read-rows', { readRows: refused() }, { Action: 'athena:GetQueryResults', Resource: workGroup }],
    ['stop-query', { stopQuery: refused() }, { Action: 'athena:StopQueryExecution', Resource: workGroup }],
  ])('as %s gets the statement that allows it', async (id, changes, statement) => {
    const { failed } = await diagnosedExport(changes);
    expect(failed.map((check) => [check.id, check.code])).toEqual([[id, 'AccessRefused']]);
    const [{ remedy }] = failed as [(typeof failed)[0]];
    expect(remedy?.statements).toMatchObject([
      { principalArn: EXPORT_READER, policy: 'identity', statement },
    ]);
    expect(remedy?.commands).toHaveLength(1);
  });

  it('is also about the bucket of another account, where AWS does not name a policy', async () => {
    const { failed } = await diagnosedExport({ deliveredAt: refused() }, { policy: null });
    const advice = failed[0]?.remedy?.advice.join() ?? '';
    expect(advice).toContain(
      `{"Effect":"Allow","Principal":{"AWS":"${EXPORT_READER}"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-bill/exports/bill/*"}`,
    );
    expect(advice).toContain('exports.bucket');
    const told = await diagnosedExport({ deliveredAt: refused() });
    expect(told.failed[0]?.remedy?.advice).toEqual([]);
  });

  it('by a policy that no grant lifts has no statement', async () => {
    const { failed } = await diagnosedExport({ startQuery: refused() }, { policy: 'service-control' });
    expect(failed[0]?.remedy).toMatchObject({ statements: [], commands: [] });
  });

  it('by Lake Formation is a grant of its administrator', async () => {
    const { failed } = await diagnosedExport({
      describeTable: refused('Insufficient Lake Formation permission(s) on lines'),
    });
    expect(failed[0]?.remedy?.statements).toEqual([]);
    expect(failed[0]?.remedy?.advice.join()).toContain('DESCRIBE and SELECT on ou_cost.lines');
  });
});

describe('an export that too much is allowed on', () => {
  it.each<[keyof ExportProbes, string, string]>([
    ['listAsWorker', 'worker-cannot-list-deliveries', 'ou-cost-worker'],
    ['writeDelivery', 'reader-cannot-write-deliveries', 'ou-cost-reader'],
    ['listOthers', 'reader-cannot-list-others', 'ou-cost-reader'],
    ['queryElsewhere', 'reader-cannot-query-elsewhere', 'ou-cost-reader'],
  ])('fails where %s is not refused', async (probe, id, role) => {
    const { failed } = await diagnosedExport({ [probe]: async () => {} });
    expect(failed).toMatchObject([{ id, code: 'AccessTooWide', answer: 'allowed, and must not be' }]);
    expect(failed[0]?.remedy?.advice.join()).toContain(`role/cost/${role} to do this`);
    expect(failed[0]?.remedy?.commands.join()).toContain(`list-role-policies --role-name '${role}'`);
  });

  it('names what stands beside it', async () => {
    const { ofExport } = await diagnosedExport();
    const resources = Object.fromEntries(ofExport.map(({ id, resource }) => [id, resource]));
    expect(resources).toMatchObject({
      'reader-cannot-list-others': 'arn:aws:s3:::acme-bill/exports/not-bill',
      'reader-cannot-query-elsewhere': 'arn:aws:athena:eu-west-1:222222222222:workgroup/not-ou-cost',
    });
  });
});
