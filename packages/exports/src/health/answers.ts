import { listIn, type Members, membersOf, optionalMembers, optionalText, textIn } from '@ou-cost/aws/calls';
import type { ExportRun, ExportState } from '@ou-cost/doctor';

/* What is read of the answers of AWS Data Exports. A member of another type than AWS documents is a TypeError. */

/** In milliseconds since 1970. The protocol writes seconds; a text is read as well. */
function optionalInstant(members: Members, name: string): number | null {
  const value = members.get(name) ?? null;
  if (value === null) return null;
  const instant = typeof value === 'number' ? value * 1000 : Date.parse(String(value));
  if (Number.isNaN(instant)) throw new TypeError(`'${name}' is not an instant`);
  return Math.round(instant);
}

/** The token of the next page; undefined where a page is the last one. */
export function pageToken(page: unknown): string | undefined {
  return optionalText(membersOf(page), 'NextToken') ?? undefined;
}

/** The exports on a page of ListExports. */
export function identifiersIn(page: unknown): readonly { readonly name: string; readonly arn: string }[] {
  return listIn(membersOf(page), 'Exports').map((one) => ({
    name: textIn(one, 'ExportName'),
    arn: textIn(one, 'ExportArn'),
  }));
}

/** What GetExport answers; null where it has no export. */
export function exportStateIn(answer: unknown): ExportState | null {
  const members = membersOf(answer);
  if (!members.has('Export')) return null;
  const definition = optionalMembers(members, 'Export');
  const status = optionalMembers(members, 'ExportStatus');
  const destination = optionalMembers(
    optionalMembers(definition, 'DestinationConfigurations'),
    'S3Destination',
  );
  const prefix = optionalText(destination, 'S3Prefix') ?? '';
  const name = textIn(definition, 'Name');
  return {
    status: textIn(status, 'StatusCode'),
    reason: optionalText(status, 'StatusReason'),
    refreshedAt: optionalInstant(status, 'LastRefreshedAt'),
    bucket: textIn(destination, 'S3Bucket'),
    folder: [...prefix.split('/'), name].filter((part) => part !== '').join('/'),
    format: textIn(optionalMembers(destination, 'S3OutputConfigurations'), 'Format'),
  };
}

/** The runs on a page of ListExecutions. */
export function runsIn(page: unknown): readonly ExportRun[] {
  return listIn(membersOf(page), 'Executions').map((one) => {
    const status = optionalMembers(one, 'ExecutionStatus');
    return {
      status: textIn(status, 'StatusCode'),
      reason: optionalText(status, 'StatusReason'),
      createdAt: optionalInstant(status, 'CreatedAt') ?? 0,
    };
  });
}
