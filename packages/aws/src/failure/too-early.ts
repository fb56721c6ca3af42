import { memberOf } from './sdk-error.ts';

/** How Cost Explorer refuses a period that begins too early. https://docs.aws.amazon.com/cost-management/latest/userguide/ce-what-is.html */
const TOO_EARLY = /historical|\b(?:13|14|38) months|beyond|start date is (?:too old|older)/i;

/** So many months before the running one does Cost Explorer keep for everybody. */
const MONTHS_KEPT = 13;

export function isTooEarly(message: string): boolean {
  return TOO_EARLY.test(message);
}

/** Cost Explorer's refusal of a period, with the first day that it has, counted from the day of its answer. */
export function tooEarlyMessage(message: string, error: unknown): string {
  return (
    `Cost Explorer does not reach back that far: ${message}; ${reachOf(message, error)}: ask for a later period, ` +
    'or for whole months with --multi-year where multi-year data is switched on (38 months)'
  );
}

function reachOf(message: string, error: unknown): string {
  const [stated] = /\b\d{4}-\d{2}-\d{2}\b/.exec(message) ?? [];
  if (stated !== undefined) return `it names ${stated}`;
  const kept = `it keeps the running month and the ${MONTHS_KEPT} before it`;
  const answeredAt = new Date(String(memberOf(memberOf(memberOf(error, '$response'), 'headers'), 'date')));
  if (Number.isNaN(answeredAt.getTime())) return kept;
  const first = new Date(Date.UTC(answeredAt.getUTCFullYear(), answeredAt.getUTCMonth() - MONTHS_KEPT, 1));
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return `${kept}, on ${day(answeredAt)} back to ${day(first)}`;
}
