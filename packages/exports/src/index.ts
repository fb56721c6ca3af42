export type { Deliveries, Delivery, DeliveryStore, ExportEngine, ExportStatement } from './ports.ts';
