import { expect, test } from 'vitest';
import { resourcesOf } from '../assembly/template.ts';
import type { StackState } from '../deployed/stack-state.ts';
import { planOf } from '../testing/plans.ts';
import { checkExportUpdate } from './export-update.ts';

function templateOf(Name: string, TableConfigurations: object | undefined) {
  const Export = { Name, DataQuery: { QueryStatement: 'SELECT …', TableConfigurations } };
  return { Resources: { Bill: { Type: 'AWS::BCMDataExports::Export', Properties: { Export } } } };
}
const DAILY = { FOCUS_1_2_AWS: { TIME_GRANULARITY: 'DAILY' } };
const HOURLY = { FOCUS_1_2_AWS: { TIME_GRANULARITY: 'HOURLY' } };

function found(before: ReturnType<typeof templateOf> | null, after: ReturnType<typeof templateOf>) {
  const plan = planOf('payer', after);
  const state: StackState = {
    ...{ status: before === null ? null : 'CREATE_COMPLETE', tags: {}, owned: new Map(), findings: [] },
    template: before,
  };
  expect(resourcesOf(after, plan)).toHaveLength(1);
  return checkExportUpdate(plan, state).map(({ kind, text }) => `${kind} ${text}`);
}

test('an export of another granularity or table needs another name', () => {
  const problem = [expect.stringMatching(/^problem the export 'bill' cannot be updated: .*'exports\.name'$/)];
  expect(found(templateOf('bill', DAILY), templateOf('bill', HOURLY))).toEqual(problem);
  expect(found(templateOf('bill', DAILY), templateOf('bill', undefined))).toEqual(problem);
  expect(found(templateOf('bill', DAILY), templateOf('hours', HOURLY))).toEqual([]);
  expect(found(templateOf('bill', DAILY), templateOf('bill', DAILY))).toEqual([]);
  expect(found(null, templateOf('bill', DAILY))).toEqual([]);
});
