export { messageFor } from './render.ts';
export type { PageReference, Posting } from './summary.ts';
