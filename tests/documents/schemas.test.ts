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

it.each(SCHEMA_NAMES)('the JSON Schema %s is the one that the contract makes', async (name) => {
  await expect(schemaText(name)).toMatchFileSnapshot(
    join(REPOSITORY, 'docs', 'schemas', `${name}.schema.json`),
  );
});

it('the reference of the report is the one that its schema makes', async () => {
  await expect(page()).toMatchFileSnapshot(join(REPOSITORY, 'docs', 'report.md'));
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
  });

  it('names every field of a report that has all of its parts', () => {
    const { properties = {} } = jsonSchema('report-2');
    const report = { ...exampleReport({ compare: true }), rules: [], notAttributedBySource: {}, trend: {} };
    expect(Object.keys(report).sort()).toEqual(Object.keys(properties).sort());
  });
});
