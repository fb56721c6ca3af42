import type { WorkbookWords } from '../en/workbook.ts';

/** Words that only the workbook uses, in Japanese. */
export const workbookWords: WorkbookWords = {};
