import type { ReportRequestJson } from '@ou-cost/contract';
import { type OptionsOf, type OutputRow, POST_TARGETS, REPORT_OUTPUTS } from '@ou-cost/contract/options';
import { dateOfInstant, OuCostError, parseRule, planRun, type ReportRequest } from '@ou-cost/spend';
import type { Destinations } from './outputs.ts';

/**
 * What the report is compared with: what was asked for, else the period before where people read an output or a
 * message, or where a rule is about a change. Programs get what they ask for. What nobody asked for, and no rule or
 * order needs, is omitted where the source of spend does not reach back that far.
 */
export function comparisonOf(
  { compare, sort }: Pick<OptionsOf<'run' | 'report'>, 'compare' | 'sort'>,
  { outputs, posts }: Destinations,
  ruleTexts: readonly string[],
): Pick<ReportRequestJson, 'compare' | 'compareIfAvailable'> {
  if (compare !== undefined) return { compare };
  if (ruleTexts.some(isAboutChange)) return { compare: 'previous' };
  const isForPeople =
    outputs.some(({ format }) => (REPORT_OUTPUTS[format] satisfies OutputRow).readers === 'people') ||
    posts.some(({ target }) => POST_TARGETS[target].readers === 'people');
  if (!isForPeople) return {};
  return sort === 'change' ? { compare: 'previous' } : { compare: 'previous', compareIfAvailable: true };
}

function isAboutChange(text: string): boolean {
  return parseRule(text).conditions.some(({ measure }) => measure === 'change');
}

const DAY_MS = 86_400_000;

/**
 * Fails with InvalidRequest where the request cannot be planned, so that a mistake is found before anything is asked of
 * AWS. The days belong to the clock of the one who computes the report: what only one of the days around this
 * machine's own would refuse is left to it, and so is every period.
 */
export function assertPlannable(request: ReportRequest, now: Date): void {
  const failures = [-1, 0, 1].map((days) => refusalOn(request, now.getTime() + days * DAY_MS));
  const [, today] = failures;
  if (today !== null && failures.every((one) => one !== null)) throw today;
}

function refusalOn(request: ReportRequest, time: number): OuCostError | null {
  try {
    planRun(request, dateOfInstant(time));
    return null;
  } catch (failure) {
    if (!(failure instanceof OuCostError)) throw failure;
    return failure.code === 'InvalidRequest' ? failure : null;
  }
}

/** Failures for days that the source does not keep, and for days before the first charge. */
const NOTHING_KEPT: ReadonlySet<OuCostError['code']> = new Set(['PeriodNotAvailable', 'DataUnavailable']);

/**
 * What is done for a request; where it fails since the source has nothing of some days, and more than the period was
 * read, the failure says which options reach further back.
 */
export async function advisingOnReach<T>(
  { compare, comparesIfAvailable, trend }: ReportRequest,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof OuCostError) || !NOTHING_KEPT.has(failure.code)) throw failure;
    // A trend has months of the period, so a source that has any charge answers it.
    const isTooOld = failure.code === 'PeriodNotAvailable';
    const further = [
      ...(compare === 'none' || comparesIfAvailable === true
        ? []
        : ['the comparison (--compare none omits it)']),
      ...(trend === null || !isTooOld ? [] : ['the trend (--trend takes a smaller number of months)']),
    ];
    if (further.length === 0) throw failure;
    const advice = `${further.join(' and ')} may reach further back than the period`;
    throw new OuCostError(failure.code, `${failure.message}; ${advice}`, { cause: failure });
  }
}
