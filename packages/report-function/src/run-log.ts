import { Logger } from '@aws-lambda-powertools/logger';
import type { FunctionRequest } from '@ou-cost/contract';
import type { DeliveryResult, TriggerStatus } from '@ou-cost/contract/scheduled';
import type { Diagnosis } from '@ou-cost/doctor';
import {
  faultOf,
  type OrganizationEvents,
  type OrganizationOverview,
  type OuCostError,
  type Report,
} from '@ou-cost/spend';

/** How many causes of an error are logged: SDK errors have two or three. */
const MAX_CAUSES = 5;

function causesOf(error: Error): { name: string; message: string }[] {
  const causes: { name: string; message: string }[] = [];
  let cause = error.cause;
  while (cause instanceof Error && causes.length < MAX_CAUSES) {
    causes.push({ name: cause.name, message: cause.message });
    cause = cause.cause;
  }
  return causes;
}

function askedOf(request: FunctionRequest): Record<string, unknown> {
  switch (request.kind) {
    case 'report': {
      const { granularity, metrics, by, detail, tree } = request.report;
      const { earlier, record } = request;
      const overTime = { earlierBytes: earlier?.length, record, tree };
      return { granularity, metrics, by, detail, ...(earlier === null && !record ? {} : overTime) };
    }
    case 'diagnose':
      return { paid: request.paid, negative: request.negative };
    case 'organization':
    case 'events':
    case 'scheduled':
      return {};
  }
}

/**
 * The log of one run: JSON lines, each with the run id. It has counts and durations, and no account names or amounts,
 * except what the message of an error quotes: a difference, an amount that cannot be read, the name of a unit.
 */
export class RunLog {
  readonly #logger = new Logger();
  readonly #startedAt = performance.now();

  /** Until the request is decoded, lines have the invocation's id as their run id. */
  constructor(requestId: string) {
    this.#logger.appendPersistentKeys({ runId: requestId, requestId });
  }

  started(runId: string, request: FunctionRequest): void {
    this.#logger.appendPersistentKeys({ runId });
    this.#logger.info('run started', { kind: request.kind, ...askedOf(request) });
  }

  /** @param answerBytes null where the report is not the answer */
  finished(report: Report, answerBytes: number | null): void {
    const { requests, throttled, retries } = report.usage;
    this.#logger.info('run finished', {
      start: report.query.start,
      end: report.query.end,
      reconciliation: report.bills.map(({ reconciliation }) => reconciliation.status),
      organizationalUnits: report.organizationalUnits.length,
      accounts: report.accounts.length,
      unattributedAccounts: report.unattributed.accountIds.length,
      requests,
      throttled,
      retries,
      ...(answerBytes === null ? {} : { answerBytes }),
      durationMs: this.#duration(),
    });
  }

  described({ organizationalUnits }: OrganizationOverview, answerBytes: number): void {
    this.#logger.info('organization described', {
      organizationalUnits: organizationalUnits.length,
      accounts: organizationalUnits.reduce((count, { accountIds }) => count + accountIds.length, 0),
      answerBytes,
      durationMs: this.#duration(),
    });
  }

  told({ events, coverage, notUnderstood }: OrganizationEvents, answerBytes: number): void {
    this.#logger.info('events told', {
      events: events.length,
      ...coverage,
      notUnderstood,
      answerBytes,
      durationMs: this.#duration(),
    });
  }

  diagnosed({ checks }: Diagnosis): void {
    this.#logger.info('chain diagnosed', {
      outcomes: Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome])),
      durationMs: this.#duration(),
    });
  }

  /** A trigger has a run, whose id it is from here on. */
  triggered(runId: string, trigger: { readonly schedule: string; readonly scheduledTime: string }): void {
    this.#logger.appendPersistentKeys({ runId });
    this.#logger.info('trigger taken', trigger);
  }

  triggerAnswered(status: TriggerStatus, attempt: number, deliveries: readonly DeliveryResult[]): void {
    const targets = Object.fromEntries(deliveries.map((one) => [one.target, one.status]));
    this.#logger.info('trigger answered', { status, attempt, targets, durationMs: this.#duration() });
  }

  /** What the report is kept as, below the archive. */
  archived(place: string): void {
    this.#logger.info('report archived', { place });
  }

  /** Another invocation began the run of a trigger, and its machine failed. An alarm rings for this line. */
  neverEnded({ attempt, startedAt }: { readonly attempt: number; readonly startedAt: string }): void {
    const reason =
      'another invocation began this run and never ended it: it may have paid, and is not repeated; ask with ou-cost run';
    this.#logger.error('run never ended', { attempt, startedAt, reason });
  }

  /** A report was made, and the archive does not have it. An alarm rings for this line. */
  notArchived({ code, message }: OuCostError): void {
    this.#logger.error('archive not written', { code, reason: message });
  }

  indexNotUpdated({ code, message }: OuCostError): void {
    this.#logger.warn('index not updated', { code, reason: message });
  }

  /** A line for each target. An alarm rings for those that this run could not deliver to. */
  delivered(results: readonly DeliveryResult[]): void {
    for (const { target, status, reason } of results) {
      const isFailed = status === 'failed' || status === 'unknown' || status === 'under-way';
      if (isFailed) this.#logger.error('delivery failed', { target, status, reason });
      else this.#logger.info('delivery', { target, status });
    }
  }

  failed(failure: OuCostError): void {
    const { code, message } = failure;
    const fault = faultOf(code);
    this.#logger.error('run failed', {
      code,
      fault,
      reason: message,
      causes: causesOf(failure),
      // Only a defect of the program needs a stack; for other failures the message is enough.
      ...(fault === 'defect' ? { stack: failure.stack?.split('\n').slice(1) } : {}),
      durationMs: this.#duration(),
    });
  }

  #duration(): number {
    return Math.round(performance.now() - this.#startedAt);
  }
}
