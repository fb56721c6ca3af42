import type { ListedSchedule, ScheduleList } from '@ou-cost/contract/schedule';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { lastDayOf } from '../shared/period-label.ts';
import type { Terminal } from '../shared/terminal.ts';
import { drawGrid, type GridRow } from '../table/grid.ts';
import { wrapped } from '../table/wrap.ts';

/** The configured schedules with their next times, for a terminal or a log. */
export function schedulesTable({ schedules }: ScheduleList, terminal: Terminal): string {
  if (schedules.length === 0) return 'No schedule is configured.\n';
  return `${schedules.map((one) => scheduleLines(one, terminal).join('\n')).join('\n\n')}\n`;
}

function scheduleLines(schedule: ListedSchedule, { columns, colors }: Terminal): string[] {
  const { name, expression, timeZone, period, next, remarks } = schedule;
  const say = (text: string) => wrapped(escapeControlCharacters(text), columns);
  const header: GridRow = { cells: [`Due in ${timeZone}`, 'in UTC', 'reports (UTC)'], paint: colors.dim };
  const rows = next.map(
    (due): GridRow => ({ cells: [minuteText(due.local), minuteText(due.utc), daysText(due)] }),
  );
  return [
    ...say(`${name}: ${period}, ${expression}`).map(colors.bold),
    ...(rows.length === 0 ? [] : drawGrid([header, ...rows], columns)),
    ...remarks.flatMap((remark) => say(remark)),
  ];
}

/** `2026-12-07 05:00`. */
function minuteText(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}

function daysText({ start, end }: ListedSchedule['next'][number]): string {
  return start === null || end === null
    ? 'nothing: it is refused'
    : `${start} to ${lastDayOf({ start, end })}`;
}
