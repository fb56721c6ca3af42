export { localDeliveries } from './delivery/location.ts';
export { openExportsLedger } from './ledger/exports-ledger.ts';
