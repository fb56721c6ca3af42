export { MAX_REQUEST_BYTES, MAX_STREAM_BYTES, MAX_UNPACKED_BYTES } from './answer-size.ts';
export { decodeArchivedLedger } from './archive/ledger.ts';
export {
  accountOfArn,
  addressesOf,
  functionAccountOf,
  partitionOf,
  readerAccountOf,
} from './config/addresses.ts';
export { type ArchiveAddresses, archiveAddressesOf } from './config/archive-addresses.ts';
export { decodeConfig } from './config/decode.ts';
export {
  type ExportAddresses,
  exportAddressesOf,
  exportRegionIn,
  exportRegionOf,
} from './config/export-addresses.ts';
export { EXPORT_TABLES, type ExportTable } from './config/exports.ts';
export { type ConfiguredSchedule, scheduledInput } from './config/schedule-input.ts';
export { type Config, configSchema } from './config/schema.ts';
export { decodeDiagnosis } from './diagnosis.ts';
export { COST_EXPLORER_METRICS, COST_EXPLORER_SPLITS } from './options/cost-explorer-offers.ts';
export { decodeOrganization } from './organization.ts';
export {
  decodeOrganizationEvents,
  type OrganizationEventsJson,
  organizationEventsJson,
} from './organization-events.ts';
export { decodeOrganizationFile, type OrganizationInFile } from './organization-file/decode.ts';
export type { Naming } from './parse.ts';
export { decodeReport } from './report/report.ts';
export {
  type AnswerReading,
  type DecodedRequest,
  decodeFunctionRequest,
  decodeRequest,
  type FunctionRequest,
  type FunctionRequestJson,
  type ReportRequestJson,
  type SourceRequest,
} from './request.ts';
export { DEFAULT_MAX_COST_EXPLORER_REQUESTS, requestLimit, scanLimit } from './request-limit.ts';
