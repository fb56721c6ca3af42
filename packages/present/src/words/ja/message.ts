import type { MessageWords } from '../en/message.ts';

/** Words that only messages use, in Japanese. */
export const messageWords: MessageWords = {};
