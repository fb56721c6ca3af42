import { settingText } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import type { AthenaAddress } from './calls.ts';

/** What Glue said to Athena is in the message alone: `… (Service: AWSGlue; Status Code: 400; Error Code: …)`. */
const GLUE_REFUSES = /not authorized to perform|AccessDenied|Insufficient (?:Lake Formation )?permission/i;
const GLUE_THROTTLES = /ThrottlingException|Rate exceeded|TooManyRequests/i;
const GLUE_HAS_NONE = /EntityNotFound|not found|does not exist/i;

/** Why a table's description was not given, as an error by whose name it is known what to do. */
export function metadataFailure(error: unknown, address: AthenaAddress): unknown {
  const { name, message } = asError(error);
  if (name === 'MetadataException') {
    if (GLUE_REFUSES.test(message)) return renamed(error, 'AccessDeniedException');
    if (GLUE_THROTTLES.test(message)) return renamed(error, 'ThrottlingException');
    if (GLUE_HAS_NONE.test(message)) return noTable(address, message);
    return new OuCostError('Unavailable', `Athena cannot read its catalog: ${message}; run again later`);
  }
  return askedWrongly(error, address);
}

/** A request that cannot succeed as the export is configured; every other error as it is. */
export function askedWrongly(error: unknown, { workGroup, deployedThrough }: AthenaAddress): unknown {
  const { name, message } = asError(error);
  if (name !== 'InvalidRequestException') return error;
  if (/work ?group/i.test(message) && /not found|disabled/i.test(message)) {
    return new OuCostError(
      'InvalidConfiguration',
      `Athena does not query in the work group '${workGroup}': ${message}; name one that is there and enabled as ${settingText('exports.workGroup', deployedThrough ?? null)}`,
    );
  }
  if (/output location/i.test(message)) {
    return new OuCostError(
      'InvalidConfiguration',
      `the work group '${workGroup}' does not say where results go: ${message}; give it managed query results, or a result location that the reader may write to`,
    );
  }
  return error;
}

/** That the catalog has no such table. */
export function noTable(address: AthenaAddress, message: string): OuCostError {
  const { database, table } = address;
  return new OuCostError(
    'InvalidConfiguration',
    `Athena has no table '${database}.${table}': ${firstLine(message)}; ${correctTable(address)}`,
  );
}

/** What names the table. */
export function correctTable({ deployedThrough = null }: AthenaAddress): string {
  const [database, table] = (['exports.database', 'exports.glueTable'] as const).map((setting) =>
    settingText(setting, deployedThrough),
  );
  return `name the table of the export as ${database} and ${table}`;
}

const LONGEST = 400;

/** What Athena says is quoted, but not at any length. */
export function firstLine(text: string): string {
  const [line = ''] = text.split(/[\r\n]/);
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function asError(error: unknown): { readonly name: string; readonly message: string } {
  return error instanceof Error
    ? { name: String(error.name), message: firstLine(String(error.message)) }
    : { name: '', message: '' };
}

function renamed(error: unknown, name: string): unknown {
  return error instanceof Error ? Object.assign(error, { name }) : error;
}
