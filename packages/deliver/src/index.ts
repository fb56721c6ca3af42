/** Delivers a report: who gets it, and how often it is tried. */
export { deliverTo } from './deliver-to.ts';
export { outputOfFile } from './output-of-file.ts';
export type { AttachedFile, DeliverTo, DeliveryBook, DeliveryTiming, Parcel, Sent, Target } from './ports.ts';
export { type Recipients, targetsFor } from './targets/composition.ts';
export { targetId } from './targets/id.ts';
