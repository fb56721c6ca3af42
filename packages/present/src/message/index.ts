export { messageFor } from './render.ts';
export type { PageReference } from './summary.ts';
