export { ExportedDeliveries } from './delivery/exported-deliveries.ts';
export { localDeliveries } from './delivery/location.ts';
export { type ExportsLedger, type ExportsLedgerOptions, openExportsLedger } from './ledger/exports-ledger.ts';
export type {
  Deliveries,
  Delivery,
  DeliveryStore,
  ExportEngine,
  ExportStatement,
  LocalFiles,
  PeriodReader,
} from './ports.ts';
export { type BucketExport, bucketDeliveries } from './s3/bucket-deliveries.ts';
export { FetchedFiles, type FetchProgress } from './s3/fetched-files.ts';
