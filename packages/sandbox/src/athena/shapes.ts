import type { DeployedTable, DeployedWorkGroup, GlueColumn } from '../deployed/model.ts';

/** A work group as GetWorkGroup describes it. */
export function workGroupShape(group: DeployedWorkGroup): Record<string, unknown> {
  return {
    Name: group.name,
    State: group.isEnabled ? 'ENABLED' : 'DISABLED',
    Configuration: {
      EnforceWorkGroupConfiguration: group.isEnforced,
      PublishCloudWatchMetricsEnabled: true,
      RequesterPaysEnabled: false,
      EngineVersion: {
        SelectedEngineVersion: 'AUTO',
        EffectiveEngineVersion: 'Athena engine version 3',
      },
      ...(group.bytesScannedCutoff === undefined
        ? {}
        : { BytesScannedCutoffPerQuery: group.bytesScannedCutoff }),
      ...(group.outputLocation === undefined
        ? {}
        : { ResultConfiguration: { OutputLocation: group.outputLocation } }),
      ManagedQueryResultsConfiguration: { Enabled: group.hasManagedResults },
    },
  };
}

/** A table as GetTableMetadata describes it. */
export function tableShape(table: DeployedTable): Record<string, unknown> {
  const columns = (each: readonly GlueColumn[]) => each.map(({ name, type }) => ({ Name: name, Type: type }));
  return {
    Name: table.name,
    TableType: table.type,
    Columns: columns(table.columns),
    PartitionKeys: columns(table.partitionKeys),
    Parameters: {
      ...table.parameters,
      location: table.location,
      inputformat: table.inputFormat,
      outputformat: table.outputFormat,
      'serde.serialization.lib': table.serializationLibrary,
    },
  };
}
