import { daysIn, escapeControlCharacters, rangeLabel } from '@ou-cost/present';
import type { Comparison, NoteCode, Report } from '@ou-cost/spend';
import type { Sink } from '../cli-context.ts';
import { withLiveLine } from './live-line.ts';

/** What the command line writes to standard error while a report is made. */
export interface Announcements {
  /** Writes a fact that belongs in the log of a job. */
  say(line: string): Promise<void>;
  /** Shows progress on one line of a terminal until the work ends; without a terminal it shows nothing. */
  during<T>(progress: () => string, work: () => Promise<T>): Promise<T>;
}

export interface AnnouncementOptions {
  readonly isQuiet: boolean;
  /** Whether the terminal cannot erase a line. */
  readonly hasDumbTerminal: boolean;
  readonly now: () => Date;
}

export function announcementsOn(
  stderr: Sink,
  { isQuiet, hasDumbTerminal, now }: AnnouncementOptions,
): Announcements {
  const isWatched = !isQuiet && !hasDumbTerminal && stderr.isTTY === true;
  return {
    say: async (line) => {
      if (!isQuiet) await stderr.write(`ou-cost: ${escapeControlCharacters(line)}\n`);
    },
    during: (progress, work) => (isWatched ? withLiveLine(progress, work, { stderr, now }) : work()),
  };
}

/** The lines that name the days of the report and of its comparison, each narrow enough for a terminal of 80 columns. */
export function periodLines(report: Report): string[] {
  const { comparison, notes } = report;
  const unavailable = notes.find(({ code }) => code === NOT_AVAILABLE)?.message;
  return [
    `period ${rangeLabel(report.query, 'en')} (UTC)`,
    ...(comparison === undefined ? [] : comparedLines(comparison, report.query)),
    ...(unavailable === undefined ? [] : [unavailable]),
  ];
}

const NOT_AVAILABLE: NoteCode = 'comparison-not-available';

function comparedLines(comparison: Comparison, query: Report['query']): string[] {
  const { after } = comparison;
  const before = rangeLabel(comparison, 'en');
  const isWhole = after.start === query.start && after.end === query.end;
  const days = [daysIn(after), daysIn(comparison)] as const;
  const counts = days[0] === days[1] ? [] : [`${days[0]} days are compared with ${days[1]}`];
  return [
    isWhole ? `compared with ${before}` : `compared: ${rangeLabel(after, 'en')} with ${before}`,
    ...counts,
  ];
}

/** A line that warns where the local month differs from UTC's, in which periods are; else null. */
export function localMonthLine(
  now: Pick<Date, 'getFullYear' | 'getMonth' | 'getUTCFullYear' | 'getUTCMonth'>,
): string | null {
  const pad = (value: number) => String(value + 1).padStart(2, '0');
  const local = `${now.getFullYear()}-${pad(now.getMonth())}`;
  const utc = `${now.getUTCFullYear()}-${pad(now.getUTCMonth())}`;
  return local === utc ? null : `the local month is ${local} and UTC's is ${utc}; periods are in UTC`;
}
