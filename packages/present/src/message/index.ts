export { messageFor } from './render.ts';
export type { PageReference } from './summary.ts';
export { POST_TARGETS, type PostTarget, TARGET_NAMES } from './target.ts';
