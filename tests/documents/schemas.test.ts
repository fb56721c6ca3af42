import { join } from 'node:path';
import {
  fieldReference,
  type JsonSchema,
  jsonSchema,
  SCHEMA_NAMES,
  schemaText,
} from '@ou-cost/contract/schemas';
import { describe, expect, it } from 'vitest';
import { exampleReport } from '../../packages/present/src/testing/example-report.ts';
import { REPOSITORY } from '../support/files/repository.ts';

const WRITE_ANEW = '`npx vitest run tests/documents -u` writes it anew.';

function page(): string {
  return [
    '# The report, field by field',
    '',
    `Made from the schema in \`packages/contract/src/report\`; ${WRITE_ANEW}`,
    'The same as a JSON Schema: [report-2.schema.json](schemas/report-2.schema.json).',
    '',
    'A path names the fields from the outside to the inside: `[]` stands for each item of a list, `*` for each key.',
    'A later version may add fields; a program leaves out those that it does not know.',
    '',
    fieldReference(jsonSchema('report-2')),
    '',
  ].join('\n');
}

function reconciliationPage(): string {
  return [
    '# A reconciliation, field by field',
    '',
    `Made from \`packages/contract/src/reconciliation.ts\`; ${WRITE_ANEW}`,
    'The same as a JSON Schema: [reconciliation-1.schema.json](schemas/reconciliation-1.schema.json).',
    '',
    'This is what `ou-cost reconcile --output json` writes: the months in which Cost Explorer and an export of the bill were',
    'compared, and every sum by account and charge type in which they differ. What the reasons mean, and what to do,',
    '[numbers.md](numbers.md#two-sources-of-one-bill) says. `[]` stands for each item of a list. A later version may add',
    'fields; a program leaves out those that it does not know.',
    '',
    fieldReference(jsonSchema('reconciliation-1')),
    '',
  ].join('\n');
}

it.each(SCHEMA_NAMES)('the JSON Schema %s is the one that the contract makes', async (name) => {
  await expect(schemaText(name)).toMatchFileSnapshot(
    join(REPOSITORY, 'docs', 'schemas', `${name}.schema.json`),
  );
});

it('the reference of the report is the one that its schema makes', async () => {
  await expect(page()).toMatchFileSnapshot(join(REPOSITORY, 'docs', 'report.md'));
});

it('the reference of a reconciliation is the one that its schema makes', async () => {
  await expect(reconciliationPage()).toMatchFileSnapshot(join(REPOSITORY, 'docs', 'reconciliation.md'));
});

describe('the reference of the report', () => {
  /** Every field of a schema without a sentence that explains it, or a shape that has one. */
  function unexplained(schema: JsonSchema, path: string): string[] {
    const inner = [
      ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
        ...(field.description === undefined ? [`${path}.${name}`] : []),
        ...unexplained(field, `${path}.${name}`),
      ]),
      ...(schema.items === undefined ? [] : unexplained(schema.items, `${path}[]`)),
      ...(schema.anyOf ?? []).flatMap((one) => unexplained(one, path)),
      ...Object.entries(schema.$defs ?? {}).flatMap(([name, shape]) => [
        ...(shape.description === undefined ? [name] : []),
        ...unexplained(shape, name),
      ]),
    ];
    const { additionalProperties } = schema;
    return typeof additionalProperties === 'object'
      ? [...inner, ...unexplained(additionalProperties, `${path}.*`)]
      : inner;
  }

  it('explains every field', () => {
    expect(unexplained(jsonSchema('report-2'), '')).toEqual([]);
    expect(unexplained(jsonSchema('reconciliation-1'), '')).toEqual([]);
    expect(unexplained(jsonSchema('ledger-1'), '')).toEqual([]);
    expect(unexplained(jsonSchema('history-1'), '')).toEqual([]);
    expect(unexplained(jsonSchema('archive-list-1'), '')).toEqual([]);
    expect(unexplained(jsonSchema('archive-diff-1'), '')).toEqual([]);
    expect(unexplained(jsonSchema('organization-events-1'), '')).toEqual([]);
    expect(unexplained(jsonSchema('scheduled-1'), '')).toEqual([]);
    expect(unexplained(jsonSchema('schedules-1'), '')).toEqual([]);
  });

  it('names every field of a report that has all of its parts', () => {
    const { properties = {} } = jsonSchema('report-2');
    const overTime = { otherTree: {}, organizationChanges: [], restatement: {} };
    const rest = { rules: [], notAttributedBySource: {}, trend: {} };
    const report = { ...exampleReport({ compare: true }), ...rest, ...overTime };
    expect(Object.keys(report).sort()).toEqual(Object.keys(properties).sort());
  });
});
