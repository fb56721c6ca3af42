import type { Note } from '@ou-cost/spend';

/** A note of a report in English, in which reports are made. */
export const noteText = ({ message }: Note): string => message;

export type NoteText = typeof noteText;
