import type { ArchiveDiffOutput, ArchiveListOutput } from '@ou-cost/contract/options';
import type { ArchiveListing, ReportDifference } from '@ou-cost/spend';
import { jsonText } from '../json/text.ts';
import type { Terminal } from '../shared/terminal.ts';
import { archiveDifferenceTable } from './difference-table.ts';
import { archiveListTable } from './list-table.ts';

type Render<T> = (value: T, terminal: Terminal) => string;

/** Every output of a list of archived reports. */
export const ARCHIVE_LIST_RENDERERS: Readonly<Record<ArchiveListOutput, Render<ArchiveListing>>> = {
  table: archiveListTable,
  json: (listing) => jsonText(listing),
};

/** Every output of what changed between two archived reports. */
export const ARCHIVE_DIFF_RENDERERS: Readonly<Record<ArchiveDiffOutput, Render<ReportDifference>>> = {
  table: archiveDifferenceTable,
  json: (difference) => jsonText(difference),
};
