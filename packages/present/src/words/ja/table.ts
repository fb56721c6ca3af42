import type { TableWords } from '../en/table.ts';

/** Words that only the table uses, in Japanese. */
export const tableWords: TableWords = {};
