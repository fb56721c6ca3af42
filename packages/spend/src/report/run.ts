import type { CalendarDate, DateRange } from '../time/calendar.ts';
import type { RunPlan } from './plan.ts';
import type { ReportRequest, RunSettings } from './request.ts';

/** What is settled before anything is read, and what every step of the pipeline may look at. */
export interface Run {
  readonly request: ReportRequest;
  readonly settings: RunSettings;
  readonly plan: RunPlan;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly startedAt: number;
  /** The day (UTC) on which the run takes place, which need not be the one on which its period is resolved. */
  readonly today: CalendarDate;
  /** The days of a comparison that was given up, since the source does not reach back to them. @default none was */
  readonly unreached?: DateRange;
}
