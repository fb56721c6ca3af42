export type { AttachedFile, DeliverTo, DeliveryBook, Parcel, Sent, Target } from './ports.ts';
