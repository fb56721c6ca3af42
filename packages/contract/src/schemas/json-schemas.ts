import * as z from 'zod/mini';
import { eventsSchema } from '../archive/events.ts';
import { historyDigestSchema } from '../archive/history-digest.ts';
import { ledgerSchema } from '../archive/ledger.ts';
import { nextSnapshotSchema } from '../archive/next-snapshot.ts';
import { observationSchema } from '../archive/observation.ts';
import { snapshotSchema } from '../archive/snapshot.ts';
import { summarySchema } from '../archive/summary.ts';
import { attemptSchema, deliverySchema, outcomeSchema } from '../archive/triggers.ts';
import { archiveDiffSchema } from '../archive-diff.ts';
import { archiveListSchema } from '../archive-list.ts';
import { configSchema } from '../config/schema.ts';
import { diagnosisSchema } from '../diagnosis.ts';
import { historyOverviewSchema } from '../history-overview.ts';
import { fieldOf } from '../options/names.ts';
import { DIAGNOSIS_OPTIONS, REQUEST_OPTIONS } from '../options/request.ts';
import { organizationSchema } from '../organization.ts';
import { organizationEventsSchema } from '../organization-events.ts';
import { reconciliationSchema } from '../reconciliation.ts';
import { reportSchema } from '../report/report.ts';
import {
  diagnosisRequestSchema,
  eventsRequestSchema,
  organizationRequestSchema,
  reportRequestSchema,
} from '../request.ts';
import { schedulesSchema } from '../schedule/form.ts';
import { scheduledAnswerSchema } from '../scheduled/answer.ts';
import { scheduledRequestSchema } from '../scheduled/request.ts';

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
  'organization-events-1': organizationEventsSchema,
  'diagnosis-1': diagnosisSchema,
  'reconciliation-1': reconciliationSchema,
  'snapshot-1': snapshotSchema,
  'observation-1': observationSchema,
  'next-snapshot-1': nextSnapshotSchema,
  'events-1': eventsSchema,
  'history-digest-1': historyDigestSchema,
  'ledger-1': ledgerSchema,
  'report-summary-1': summarySchema,
  'attempt-1': attemptSchema,
  'outcome-1': outcomeSchema,
  'delivery-1': deliverySchema,
  'history-1': historyOverviewSchema,
  'archive-list-1': archiveListSchema,
  'archive-diff-1': archiveDiffSchema,
  'scheduled-1': scheduledAnswerSchema,
  'schedules-1': schedulesSchema,
  configuration: configSchema,
  request: z.union([
    reportRequestSchema,
    organizationRequestSchema,
    eventsRequestSchema,
    diagnosisRequestSchema,
    scheduledRequestSchema,
  ]),
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
  const schema = z.toJSONSchema(SOURCES[name], { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  switch (name) {
    case 'request':
      return { ...schema, anyOf: (schema.anyOf ?? []).map(withHelp) };
    case 'configuration':
      return withinSchedules(schema, withHelp);
    default:
      return schema;
  }
}

/** Each field of a request does what the option of its name does; also where a request is a field itself. */
function withHelp(schema: JsonSchema): JsonSchema {
  const help = new Map(
    Object.entries({ ...REQUEST_OPTIONS, ...DIAGNOSIS_OPTIONS }).map(([name, row]) => [
      fieldOf(name) as string,
      // The help goes on below its list of options, and a schema does not.
      row.help.replace(/[,;] (?:see|the \w+ (?:is|are)) below$/, ''),
    ]),
  );
  const described = (kind: JsonSchema): JsonSchema => ({
    ...kind,
    properties: Object.fromEntries(
      Object.entries(kind.properties ?? {}).map(([field, value]) => {
        const description = help.get(field);
        if (field === 'request') return [field, described(value)];
        return [field, description === undefined ? value : { ...value, description }];
      }),
    ),
  });
  return described(schema);
}

/** Only the request of a schedule is one: other keys of the configuration may be called like an option. */
function withinSchedules(schema: JsonSchema, change: (request: JsonSchema) => JsonSchema): JsonSchema {
  const { schedules } = schema.properties ?? {};
  const { request } = schedules?.items?.properties ?? {};
  if (schedules?.items === undefined || request === undefined) return schema;
  const { items } = schedules;
  const changed = {
    ...schedules,
    items: { ...items, properties: { ...items.properties, request: change(request) } },
  };
  return { ...schema, properties: { ...schema.properties, schedules: changed } };
}
