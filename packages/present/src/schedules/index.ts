import type { SchedulesOutput } from '@ou-cost/contract/options';
import type { ScheduleList } from '@ou-cost/contract/schedule';
import { jsonText } from '../json/text.ts';
import type { Terminal } from '../shared/terminal.ts';
import { schedulesTable } from './table.ts';

/** Every output of a list of schedules. */
export const SCHEDULES_RENDERERS: Readonly<
  Record<SchedulesOutput, (list: ScheduleList, terminal: Terminal) => string>
> = {
  table: schedulesTable,
  json: (list) => jsonText(list),
};
