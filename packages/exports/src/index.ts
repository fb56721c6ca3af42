export { ExportedDeliveries } from './delivery/exported-deliveries.ts';
export { localDeliveries } from './delivery/location.ts';
export type {
  Deliveries,
  Delivery,
  DeliveryStore,
  ExportEngine,
  ExportStatement,
  PeriodReader,
} from './ports.ts';
