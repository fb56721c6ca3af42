import { DeploymentError } from './error.ts';
import {
  arrayAt,
  isObject,
  type JsonObject,
  memberAt,
  numberAt,
  objectAt,
  optionalStringAt,
  stringAt,
} from './json-value.ts';
import type { DeployedDatabase, DeployedTable, DeployedWorkGroup, GlueColumn } from './model.ts';
import type { Template, TemplateResource } from './template/template.ts';

interface Place {
  readonly accountId: string;
  readonly region: string;
}

function placeOf({ stack: { accountId, region } }: Template): Place {
  return { accountId, region };
}

function resourcesOf(
  template: Template,
  type: string,
): readonly (TemplateResource & { readonly where: string })[] {
  return template
    .resources()
    .filter((resource) => resource.type === type)
    .map((resource) => ({ ...resource, where: `${template.stack.name}/${resource.logicalId}` }));
}

/** The databases of a template in Glue's data catalog. */
export function readDatabases(template: Template): DeployedDatabase[] {
  return resourcesOf(template, 'AWS::Glue::Database').map(({ properties, where }) => ({
    ...placeOf(template),
    name: stringAt(objectAt(properties(), 'DatabaseInput', where), 'Name', where),
  }));
}

/** The tables of a template in Glue's data catalog. */
export function readTables(template: Template): DeployedTable[] {
  return resourcesOf(template, 'AWS::Glue::Table').map(({ properties, where }) => {
    const written = properties();
    const input = objectAt(written, 'TableInput', where);
    const storage = objectAt(input, 'StorageDescriptor', where);
    const serde = objectAt(storage, 'SerdeInfo', where);
    return {
      ...placeOf(template),
      database: stringAt(written, 'DatabaseName', where),
      name: stringAt(input, 'Name', where),
      type: optionalStringAt(input, 'TableType', where) ?? 'EXTERNAL_TABLE',
      columns: columnsAt(storage, 'Columns', where),
      partitionKeys: columnsAt(input, 'PartitionKeys', where),
      parameters: textMapAt(input, 'Parameters', where),
      location: stringAt(storage, 'Location', where),
      inputFormat: optionalStringAt(storage, 'InputFormat', where) ?? '',
      outputFormat: optionalStringAt(storage, 'OutputFormat', where) ?? '',
      serializationLibrary: optionalStringAt(serde, 'SerializationLibrary', where) ?? '',
    };
  });
}

/** The work groups of a template. */
export function readWorkGroups(template: Template): DeployedWorkGroup[] {
  return resourcesOf(template, 'AWS::Athena::WorkGroup').map(({ properties, where }) => {
    const written = properties();
    const configuration = objectAt(written, 'WorkGroupConfiguration', where);
    const results = objectAt(configuration, 'ResultConfiguration', where);
    const managed = objectAt(configuration, 'ManagedQueryResultsConfiguration', where);
    const cutoff = numberAt(configuration, 'BytesScannedCutoffPerQuery', 0, where);
    const outputLocation = optionalStringAt(results, 'OutputLocation', where);
    if (cutoff !== 0 && cutoff < LEAST_CUTOFF) {
      throw new DeploymentError(
        `${where}: BytesScannedCutoffPerQuery is ${cutoff}, expected at least ${LEAST_CUTOFF}`,
      );
    }
    return {
      ...placeOf(template),
      name: stringAt(written, 'Name', where),
      isEnabled: (optionalStringAt(written, 'State', where) ?? 'ENABLED') === 'ENABLED',
      // CloudFormation's default.
      isEnforced: memberAt(configuration, 'EnforceWorkGroupConfiguration') !== false,
      hasManagedResults: memberAt(managed, 'Enabled') === true,
      ...(cutoff === 0 ? {} : { bytesScannedCutoff: cutoff }),
      ...(outputLocation === undefined ? {} : { outputLocation }),
    };
  });
}

const LEAST_CUTOFF = 10_000_000;

function columnsAt(parent: JsonObject, key: string, where: string): GlueColumn[] {
  return arrayAt(parent, key, where).map((column) => {
    if (!isObject(column)) throw new DeploymentError(`${where}: a member of ${key} is not a column`);
    return {
      name: stringAt(column, 'Name', where),
      type: optionalStringAt(column, 'Type', where) ?? 'string',
    };
  });
}

/** The texts of an object; numbers and truth values become text, as CloudFormation has them. */
export function textMapAt(parent: JsonObject, key: string, where: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectAt(parent, key, where)).map(([name, value]) => {
      if (typeof value !== 'object') return [name, String(value)];
      throw new DeploymentError(`${where}: ${key}.${name} is ${JSON.stringify(value)}, expected text`);
    }),
  );
}
