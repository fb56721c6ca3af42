/** When the configured schedules are due, and what they will report. */

export type { ListedSchedule, ScheduleList } from './form.ts';
export { listSchedules } from './list.ts';
export { scheduleRemarks } from './remarks.ts';
