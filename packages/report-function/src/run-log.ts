import { Logger } from '@aws-lambda-powertools/logger';
import type { FunctionRequest } from '@ou-cost/contract';
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

  finished(report: Report, answerBytes: number): void {
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
      answerBytes,
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
