import type { DeployedExport } from '../deployed/model.ts';
import type { Execution } from '../exports/delivery/schedule.ts';
import { type Call, type JsonService, type Operation, ServiceError } from '../service.ts';
import { DAY, formatMoment, parseDate } from '../time/calendar.ts';
import type { DataExportsBehaviour } from './behaviour.ts';
import type { ExportDeliveries } from './deliveries.ts';

type Input = Record<string, unknown>;

const MOST = 100;
const SECONDS_OF_EXECUTION = 600;

/** AWS Data Exports: what there is to know of the deployment's exports. */
export function dataExportsService(
  exports: readonly DeployedExport[],
  deliveries: ExportDeliveries,
  behaviour: DataExportsBehaviour,
  today: () => string,
): JsonService {
  const find = (input: Input, { caller }: Call): DeployedExport => {
    const arn = String(input['ExportArn'] ?? '');
    const found = exports.find((each) => each.arn === arn && each.accountId === caller.accountId);
    if (found !== undefined) return found;
    throw new ServiceError('ResourceNotFoundException', `Could not find export: ${arn}`, 400, {
      ResourceId: arn,
      ResourceType: 'EXPORT',
    });
  };
  const status = (each: DeployedExport): Record<string, unknown> => {
    const executions = deliveries.executions(each);
    const created = executions.at(-1)?.at ?? (parseDate(today()) ?? 0) - DAY;
    return {
      StatusCode: behaviour.unhealthy === undefined ? 'HEALTHY' : 'UNHEALTHY',
      ...(behaviour.unhealthy === undefined ? {} : { StatusReason: behaviour.unhealthy }),
      CreatedAt: formatMoment(created),
      LastUpdatedAt: formatMoment(created),
      ...(executions[0] === undefined ? {} : { LastRefreshedAt: formatMoment(executions[0].at) }),
    };
  };
  const onExport = (name: string, handle: Operation['handle']): Operation => ({
    action: `bcm-data-exports:${name}`,
    resource: (input) => String(input['ExportArn'] ?? '*'),
    handle,
  });
  return {
    signingName: 'bcm-data-exports',
    targetPrefix: 'AWSBillingAndCostManagementDataExports',
    operations: {
      GetExport: onExport('GetExport', (input, call) => {
        const each = find(input, call);
        return { Export: exportShape(each), ExportStatus: status(each) };
      }),
      ListExecutions: onExport('ListExecutions', (input, call) =>
        page('Executions', deliveries.executions(find(input, call)).map(executionShape), input),
      ),
      ListExports: {
        action: 'bcm-data-exports:ListExports',
        resource: () => '*',
        handle: (input, { caller }) => {
          const own = exports.filter(({ accountId }) => accountId === caller.accountId);
          const shapes = own.map((each) => ({
            ExportArn: each.arn,
            ExportName: each.name,
            ExportStatus: status(each),
          }));
          return page('Exports', shapes, input);
        },
      },
    },
  };
}

function exportShape(each: DeployedExport): Record<string, unknown> {
  return {
    ExportArn: each.arn,
    Name: each.name,
    ...(each.description === undefined ? {} : { Description: each.description }),
    DataQuery: { QueryStatement: each.queryStatement, TableConfigurations: each.tableConfigurations },
    DestinationConfigurations: {
      S3Destination: {
        S3Bucket: each.bucket,
        S3Prefix: each.prefix,
        S3Region: each.bucketRegion,
        ...(each.bucketOwner === undefined ? {} : { S3BucketOwner: each.bucketOwner }),
        S3OutputConfigurations: {
          OutputType: each.outputType,
          Format: each.format,
          Compression: each.compression,
          Overwrite: each.overwrite,
        },
      },
    },
    RefreshCadence: { Frequency: 'SYNCHRONOUS' },
  };
}

function executionShape({ id, at }: Execution): Record<string, unknown> {
  return {
    ExecutionId: id,
    ExecutionStatus: {
      StatusCode: 'DELIVERY_SUCCESS',
      CreatedAt: formatMoment(at - SECONDS_OF_EXECUTION),
      CompletedAt: formatMoment(at),
      LastUpdatedAt: formatMoment(at),
    },
  };
}

function page(member: string, items: readonly unknown[], input: Input): Record<string, unknown> {
  const most = Math.min(Number(input['MaxResults'] ?? MOST), MOST);
  const from = input['NextToken'] === undefined ? 0 : Number(input['NextToken']);
  if (!Number.isInteger(from) || from < 0 || from > items.length || !(most >= 1)) {
    throw new ServiceError('ValidationException', 'Invalid NextToken or MaxResults', 400);
  }
  const to = from + most;
  return { [member]: items.slice(from, to), ...(to < items.length ? { NextToken: String(to) } : {}) };
}
