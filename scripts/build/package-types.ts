import { type JsonSchema, jsonSchema, type SchemaName } from '@ou-cost/contract/schemas';
import { compile } from 'json-schema-to-typescript';

/** What programs read, by the name of its file and the name of its type. */
const TYPES = [
  { file: 'report', type: 'Report', schema: 'report-2' },
  { file: 'organization', type: 'Organization', schema: 'organization-1' },
  { file: 'diagnosis', type: 'Diagnosis', schema: 'diagnosis-1' },
] as const satisfies readonly { file: string; type: string; schema: SchemaName }[];

/** The names under which the package has types: `ou-cost/report`. */
export const TYPE_FILES = TYPES.map(({ file }) => file);

const BANNER = '/* Made from the JSON Schema of the same name. Later versions may add fields. */';

/** The types of what the command line writes, each in a file that needs no other: file name → text. */
export function packageTypes(): Promise<[name: string, text: string][]> {
  return Promise.all(
    TYPES.map(async ({ file, type, schema }): Promise<[string, string]> => {
      const described = { ...sharedByName(jsonSchema(schema)), title: type };
      const text = await compile(described as Parameters<typeof compile>[0], type, {
        additionalProperties: false,
        bannerComment: BANNER,
        ignoreMinAndMaxItems: true,
        style: { printWidth: 110, singleQuote: true },
      });
      return [`types/${file}.d.ts`, text];
    }),
  );
}

/** A reference with a description as one that stays the named type: otherwise each becomes a type of its own. */
function sharedByName(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$ref' in value)) return value;
    const { $ref, ...others } = value;
    return Object.keys(others).length === 0 ? value : { ...others, allOf: [{ $ref }] };
  });
  return JSON.parse(text) as JsonSchema;
}
