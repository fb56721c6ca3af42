import * as z from 'zod/mini';

export const SCHEDULES_SCHEMA = 'ou-cost/schedules@1';

const due = z.object({
  local: z.string().check(z.describe("When it is due, in the schedule's time zone.")),
  utc: z.string().check(z.describe('The same in UTC.')),
  start: z
    .nullable(z.string())
    .check(z.describe('The first day that it will report (UTC); null where it would be refused.')),
  end: z.nullable(z.string()).check(z.describe('The day after the last one.')),
});

const schedule = z.object({
  name: z.string().check(z.describe('The name of the schedule.')),
  expression: z.string().check(z.describe('When it runs, as EventBridge Scheduler has it.')),
  timeZone: z.string().check(z.describe('The time zone of its hours.')),
  enabled: z.boolean().check(z.describe('Whether it runs.')),
  period: z.string().check(z.describe('The period that it asks for.')),
  next: z
    .array(due)
    .check(z.describe('When it is due next; empty for a rate, which counts from its deployment.')),
  remarks: z.array(z.string()).check(z.describe('What may surprise those who read its reports.')),
});

/** `ou-cost/schedules@1`, as `ou-cost schedules --output json` prints it. */
export const schedulesSchema = z.object({
  schema: z.literal(SCHEDULES_SCHEMA).check(z.describe('The name and version of this form.')),
  producer: z.string().check(z.describe('The program that made it, with its version.')),
  generatedAt: z.string().check(z.describe('The time (UTC) after which the next times are.')),
  schedules: z
    .array(schedule)
    .check(z.describe('The schedules of the configuration. Whether they are deployed is not asked.')),
});

/** The configured schedules, with when they are due next. */
export type ScheduleList = z.output<typeof schedulesSchema>;

export type ListedSchedule = ScheduleList['schedules'][number];
