import type { Language } from '@ou-cost/contract/options';
import { type ArchiveIndexWords, archiveIndexWords } from './en/archive-index.ts';
import { type BelowWords, belowWords } from './en/below.ts';
import { type MarkdownWords, markdownWords } from './en/markdown.ts';
import { type MessageWords, messageWords } from './en/message.ts';
import { type NoteText, noteText } from './en/notes.ts';
import { type OverTimeWords, overTimeWords } from './en/over-time.ts';
import { type PageWords, pageWords } from './en/page.ts';
import { type SharedWords, sharedWords } from './en/shared.ts';
import { type TableWords, tableWords } from './en/table.ts';
import { type WorkbookWords, workbookWords } from './en/workbook.ts';
import { archiveIndexWords as japaneseArchiveIndexWords } from './ja/archive-index.ts';
import { belowWords as japaneseBelowWords } from './ja/below.ts';
import { markdownWords as japaneseMarkdownWords } from './ja/markdown.ts';
import { messageWords as japaneseMessageWords } from './ja/message.ts';
import { noteText as japaneseNoteText } from './ja/notes.ts';
import { overTimeWords as japaneseOverTimeWords } from './ja/over-time.ts';
import { pageWords as japanesePageWords } from './ja/page.ts';
import { sharedWords as japaneseSharedWords } from './ja/shared.ts';
import { tableWords as japaneseTableWords } from './ja/table.ts';
import { workbookWords as japaneseWorkbookWords } from './ja/workbook.ts';

/** Everything that a report says in one language, by the output that says it. */
export interface Words {
  readonly shared: SharedWords;
  /** A note of the report; names in it are not escaped. */
  readonly noteText: NoteText;
  readonly table: TableWords;
  readonly markdown: MarkdownWords;
  readonly page: PageWords;
  /** Of the page, below the first screen. */
  readonly below: BelowWords;
  readonly workbook: WorkbookWords;
  readonly message: MessageWords;
  readonly overTime: OverTimeWords;
  readonly archiveIndex: ArchiveIndexWords;
}

const CATALOGS: Readonly<Record<Language, Words>> = {
  en: {
    shared: sharedWords,
    noteText,
    table: tableWords,
    markdown: markdownWords,
    page: pageWords,
    below: belowWords,
    workbook: workbookWords,
    message: messageWords,
    overTime: overTimeWords,
    archiveIndex: archiveIndexWords,
  },
  ja: {
    shared: japaneseSharedWords,
    noteText: japaneseNoteText,
    table: japaneseTableWords,
    markdown: japaneseMarkdownWords,
    page: japanesePageWords,
    below: japaneseBelowWords,
    workbook: japaneseWorkbookWords,
    message: japaneseMessageWords,
    overTime: japaneseOverTimeWords,
    archiveIndex: japaneseArchiveIndexWords,
  },
};

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return CATALOGS[language];
}
