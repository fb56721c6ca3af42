import type { Report } from '@ou-cost/spend';
import { harmless } from './render/harmless.ts';
import { rangeLabel } from './render/period-label.ts';
import type { Sink } from './surroundings.ts';

/** What is said on standard error while a report is made. */
export interface Announcements {
  /** A fact that belongs in the log of a job. */
  say(line: string): Promise<void>;
  /** A step that only somebody who waits at a terminal wants to know of. */
  step(line: string): Promise<void>;
}

export function announcementsOn(stderr: Sink, isQuiet: boolean): Announcements {
  const write = (line: string) => stderr.write(`ou-cost: ${harmless(line)}\n`);
  const nothing = () => Promise.resolve();
  return {
    say: isQuiet ? nothing : write,
    step: isQuiet || stderr.isTTY !== true ? nothing : write,
  };
}

/** The days that were meant. */
export function periodLine(report: Report): string {
  const { comparison, query } = report;
  const compared = comparison === undefined ? '' : `, compared with ${rangeLabel(comparison)}`;
  return `period ${rangeLabel(query)} (UTC)${compared}`;
}

/** Where the month on the wall is another than UTC's, by which periods are meant; else null. */
export function localMonthLine(
  now: Pick<Date, 'getFullYear' | 'getMonth' | 'getUTCFullYear' | 'getUTCMonth'>,
): string | null {
  const pad = (value: number) => String(value + 1).padStart(2, '0');
  const local = `${now.getFullYear()}-${pad(now.getMonth())}`;
  const utc = `${now.getUTCFullYear()}-${pad(now.getUTCMonth())}`;
  return local === utc ? null : `the local month is ${local} and UTC's is ${utc}; periods are in UTC`;
}
