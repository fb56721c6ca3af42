/** Words that only the workbook uses, in English. */
export const workbookWords = {};

export type WorkbookWords = typeof workbookWords;
