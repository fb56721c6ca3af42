import * as z from 'zod/mini';
import { configSchema } from '../config/schema.ts';
import { diagnosisSchema } from '../diagnosis.ts';
import { organizationSchema } from '../organization.ts';
import { reportSchema } from '../report/report.ts';

/** A JSON Schema (draft 2020-12), as far as this package reads one. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
}

const SOURCES = {
  'report-2': reportSchema,
  'organization-1': organizationSchema,
  'diagnosis-1': diagnosisSchema,
  configuration: configSchema,
} as const satisfies Record<string, z.core.$ZodType>;

export type SchemaName = keyof typeof SOURCES;

export const SCHEMA_NAMES = Object.keys(SOURCES) as readonly SchemaName[];

/** The JSON Schema as a file holds it. */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(jsonSchema(name), null, 2)}\n`;
}

/**
 * The JSON Schema of what travels or is written. A field that it does not name may be there all the same: a later
 * version may add fields.
 */
export function jsonSchema(name: SchemaName): JsonSchema {
  // What a value must be before it is read: defaults are still absent, and transformations have not been made.
  return z.toJSONSchema(SOURCES[name], { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}
