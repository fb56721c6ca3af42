import { describe, expect, it } from 'vitest';
import type { ExportProbes } from '../export/probes.ts';
import {
  DELIVERED_AT,
  diagnosedExport,
  EXPORT_ARN,
  memoryExport,
  NOW,
  refused,
} from '../testing/memory-export.ts';

describe('a faulty export', () => {
  const day = 24 * 3_600_000;

  it.each<[string, Partial<ExportProbes>, string, string, string]>([
    [
      'that the account has not',
      { findExport: async () => null },
      'find-export',
      'InvalidConfiguration',
      'exports.name in the configuration',
    ],
    [
      'without a delivery',
      { deliveredMonths: async () => [] },
      'list-deliveries',
      'DataUnavailable',
      'within 24 hours after the export was created',
    ],
    [
      'whose delivery is under way',
      { deliveredAt: refused('2026-11: the delivery is not whole', 'Incomplete') },
      'read-delivery',
      'Incomplete',
      'under way is over after some minutes',
    ],
    [
      'whose table is another one',
      { describeTable: refused("it has 2026-11 in 's3://other/'", 'InvalidConfiguration') },
      'export-table',
      'InvalidConfiguration',
      'exports.database in the configuration and exports.glueTable in the configuration, and deploy',
    ],
    [
      'whose table lacks columns',
      { describeTable: refused('it has no column BilledCost', 'MalformedAnswer') },
      'export-table',
      'MalformedAnswer',
      'with exports.create the stacks create it',
    ],
    [
      'whose work group does not exist',
      { describeWorkGroup: async () => null },
      'work-group',
      'InvalidConfiguration',
      'exports.workGroup in the configuration',
    ],
  ])('%s is found', async (_, changes, id, code, advice) => {
    const { failed } = await diagnosedExport(changes);
    expect(failed.map((check) => [check.id, check.code])).toEqual([[id, code]]);
    expect(failed[0]?.remedy?.advice.join()).toContain(advice);
    expect(failed[0]?.remedy?.statements).toEqual([]);
  });

  it('is looked for in its last delivery', async () => {
    const asked: (string | null)[] = [];
    const describeTable = async (month: string | null) => {
      asked.push(month);
      return { layout: 'CUR 2.0', columns: 125 };
    };
    await diagnosedExport({ describeTable });
    await diagnosedExport({ describeTable, deliveredMonths: async () => [] });
    expect(asked).toEqual(['2026-11', null]);
  });

  it.each<[string, Partial<Awaited<ReturnType<ExportProbes['describeExport']>>>, string, string]>([
    [
      'may not be written to its bucket',
      { status: 'UNHEALTHY', reason: 'INSUFFICIENT_PERMISSION' },
      'AWS calls it UNHEALTHY (INSUFFICIENT_PERMISSION)',
      '"aws:SourceArn":["arn:aws:bcm-data-exports:us-east-1:222222222222:export/*","arn:aws:cur:us-east-1:222222222222:definition/*"]',
    ],
    [
      'belongs to an account that no longer pays',
      { status: 'UNHEALTHY', reason: 'BILL_OWNER_CHANGED' },
      'AWS calls it UNHEALTHY (BILL_OWNER_CHANGED)',
      'in the account that pays now',
    ],
    [
      'fails by itself',
      { status: 'UNHEALTHY', reason: 'INTERNAL_FAILURE' },
      'AWS calls it UNHEALTHY (INTERNAL_FAILURE)',
      'ask AWS Support',
    ],
    [
      'fails for a reason that is not known here',
      { status: 'UNHEALTHY', reason: 'constructor' },
      'AWS calls it UNHEALTHY (constructor)',
      'see the export in the console',
    ],
    ['says no reason', { status: 'UNHEALTHY' }, 'AWS calls it UNHEALTHY', 'see the export in the console'],
    [
      'delivers elsewhere',
      { folder: 'other/bill' },
      'it is delivered to s3://acme-bill/other/bill, and read from s3://acme-bill/exports/bill',
      'exports.prefix',
    ],
    ['writes CSV', { format: 'TEXT_OR_CSV' }, 'its files are TEXT_OR_CSV', 'change the export to Parquet'],
  ])('that %s is told with what to do', async (_, state, answer, advice) => {
    const healthy = await memoryExport().describeExport(EXPORT_ARN);
    const { failed } = await diagnosedExport({ describeExport: async () => ({ ...healthy, ...state }) });
    const code = 'status' in state ? 'Incomplete' : 'InvalidConfiguration';
    expect(failed.map((check) => [check.id, check.code])).toEqual([['export-health', code]]);
    expect(failed[0]?.answer).toContain(answer);
    expect(failed[0]?.remedy?.advice.join()).toContain(advice);
  });

  it.each([
    ['DELIVERY_FAILURE', 'INSUFFICIENT_PERMISSION', 'Its policy must contain'],
    ['QUERY_FAILURE', null, 'see the export in the console'],
  ])('is found by its last run that is over: %s', async (status, reason, advice) => {
    const runs = [
      { status: 'DELIVERY_SUCCESS', reason: null, createdAt: DELIVERED_AT - 2 * day },
      { status: 'QUERY_IN_PROCESS', reason: null, createdAt: DELIVERED_AT + 1000 },
      { status, reason, createdAt: DELIVERED_AT },
    ];
    const { failed } = await diagnosedExport({ exportRuns: async () => runs });
    expect(failed).toMatchObject([{ id: 'export-runs', code: 'Incomplete' }]);
    expect(failed[0]?.answer).toContain('one is under way since 2026-11-26T03:00:01Z (QUERY_IN_PROCESS)');
    expect(failed[0]?.remedy?.advice.join()).toContain(advice);
    expect(failed[0]?.remedy?.commands).toEqual([
      `aws bcm-data-exports list-executions --export-arn '${EXPORT_ARN}' --region us-east-1 # in account 222222222222`,
    ]);
  });

  it.each([
    [
      'template',
      'the parameter ExportsName, and update its stack; ou-cost-exports.template.json creates one',
    ],
    ['terraform', "exports_name of the Terraform module, and run 'terraform apply'"],
  ] as const)('deployed with %s names its settings as they are called there', async (way, advice) => {
    const { failed } = await diagnosedExport({ findExport: async () => null }, { way });
    expect(failed[0]?.remedy?.advice.join()).toContain(advice);
  });

  it('that never ran is no fault yet', async () => {
    const { failed, ofExport } = await diagnosedExport({ exportRuns: async () => [] });
    expect(failed).toEqual([]);
    expect(ofExport.find(({ id }) => id === 'export-runs')?.answer).toBe('no run is over yet');
  });

  it.each([
    [2 * day, 0],
    [2 * day + 1, 1],
    [9 * day, 1],
  ])('whose last delivery is %d ms old has %d warnings', async (age, count) => {
    const { warnings, failed } = await diagnosedExport({ deliveredAt: async () => NOW - age });
    expect(failed).toEqual([]);
    expect(warnings.map(({ id }) => id)).toEqual(Array(count).fill('read-delivery'));
    for (const { remedy, answer, code } of warnings) {
      expect(code).toBeNull();
      expect(answer).toMatch(/, [29] days ago$/);
      expect(remedy?.advice.join()).toContain('at least once a day');
      expect(remedy?.commands.join()).toContain(EXPORT_ARN);
    }
  });
});

describe('a faulty work group', () => {
  type WorkGroup = NonNullable<Awaited<ReturnType<ExportProbes['describeWorkGroup']>>>;
  const changed = async (changes: Partial<WorkGroup>) => {
    const sound = await memoryExport().describeWorkGroup();
    const describeWorkGroup = async () => (sound === null ? null : { ...sound, ...changes });
    return diagnosedExport({ describeWorkGroup });
  };

  it.each<[Partial<WorkGroup>, string, string]>([
    [{ isEnabled: false }, 'is disabled', '--state ENABLED'],
    [
      { keepsResults: false },
      'no place for the results',
      'ManagedQueryResultsConfigurationUpdates={Enabled=true}',
    ],
  ])('with %j fails, and no query is started', async (changes, answer, command) => {
    const { failed, notReached } = await changed(changes);
    expect(failed).toMatchObject([{ id: 'work-group', code: 'InvalidConfiguration' }]);
    expect(failed[0]?.answer).toContain(answer);
    expect(failed[0]?.remedy?.commands.join()).toContain(command);
    expect(notReached.map(({ id }) => id)).toContain('start-query');
  });

  it.each<[Partial<WorkGroup>, string, string]>([
    [{ scanLimit: null }, 'no limit of what one query scans', 'BytesScannedCutoffPerQuery=10737418240'],
    [
      { scanLimit: 2 ** 40 },
      'a query may scan 1024 GB, and the configuration says 10 GB',
      'exports.scanLimitGigabytes',
    ],
    [{ isEnforced: false }, 'its settings are not enforced', 'EnforceWorkGroupConfiguration=true'],
    [
      { keepsResults: false, resultsLocation: 's3://results/' },
      'results go to s3://results/',
      'ManagedQueryResultsConfiguration',
    ],
  ])('with %j warns', async (changes, answer, advice) => {
    const { failed, warnings, notReached } = await changed(changes);
    expect([failed, notReached]).toEqual([[], []]);
    expect(warnings.map(({ id }) => id)).toEqual(['work-group']);
    expect(warnings[0]?.answer).toContain(answer);
    expect(warnings[0]?.remedy?.advice.join()).toContain(advice);
  });

  it('whose limit is below that of the deployment is fine', async () => {
    const { warnings } = await changed({ scanLimit: 2 ** 30 });
    expect(warnings).toEqual([]);
  });
});
