import { randomUUID } from 'node:crypto';
import type { DeployedFunction, DeployedSchedule } from '../deployed/model.ts';
import type { FaultInjector } from '../faults/injector.ts';
import { Interruption } from '../faults/interruption.ts';
import type { PlatformCalls } from '../iam/platform-calls.ts';
import type { Principal } from '../iam/principal.ts';
import { type RoleDirectory, sessionOf } from '../iam/role-directory.ts';
import type { AsynchronousInvocations, Execution } from '../lambda/asynchronous.ts';
import { ServiceError } from '../service.ts';
import type { Queues } from '../sqs/queues.ts';
import type { Clock } from '../time/clock.ts';

/** What became of one delivery of a firing. */
export interface ScheduledDelivery {
  readonly executionId: string;
  /** `dropped`: neither the function nor the dead letter queue got it. */
  readonly outcome: 'invoked' | 'dead-letter' | 'dropped';
  readonly error?: { readonly code: string; readonly message: string };
  /** What the function did with it. */
  readonly executions: readonly Execution[];
}

export interface FiringParts {
  readonly functions: readonly DeployedFunction[];
  readonly roles: RoleDirectory;
  readonly platform: PlatformCalls;
  readonly faults: FaultInjector;
  readonly asynchronous: AsynchronousInvocations;
  readonly queues: Queues;
  readonly clock: Clock;
  /** Is told that a queue has got a message. */
  readonly queued: (arn: string) => void;
  /** Is told that no further attempt is made for a schedule of this group, which the function did not get. */
  readonly dropped: (schedule: DeployedSchedule) => void;
}

/** Hands a due schedule to its function as EventBridge Scheduler does: with the schedule's role, and asynchronously. */
export class Firing {
  readonly #parts: FiringParts;

  constructor(parts: FiringParts) {
    this.#parts = parts;
  }

  /** Settles when the function has run, if it was invoked. */
  async deliver(schedule: DeployedSchedule, at: Date): Promise<ScheduledDelivery> {
    const delivery = await this.#handOver(schedule, at);
    if (delivery.outcome !== 'invoked') this.#parts.dropped(schedule);
    return delivery;
  }

  async #handOver(schedule: DeployedSchedule, at: Date): Promise<ScheduledDelivery> {
    const executionId = randomUUID();
    const { target } = schedule;
    const session = await this.#session(schedule, executionId);
    if (session === undefined) {
      const message = `The execution role ${target.roleArn} cannot be assumed by EventBridge Scheduler.`;
      // The dead letter queue is written to with the same role.
      return { executionId, outcome: 'dropped', error: { code: 'AccessDenied', message }, executions: [] };
    }
    let error = new ServiceError('InternalFailure', 'no attempt was made', 500);
    for (let attempt = 0; attempt <= target.retryAttempts; attempt += 1) {
      const event = eventOf(schedule, at, executionId, attempt);
      const invoked = await this.#invoke(schedule, session, event, executionId);
      if (!(invoked instanceof ServiceError)) {
        return { executionId, outcome: 'invoked', executions: await invoked.executions };
      }
      error = invoked;
      // What the role may not do, it may not do a second later either.
      if (error.status === 403) break;
    }
    const event = eventOf(schedule, at, executionId, target.retryAttempts);
    const isKept = await this.#keep(schedule, session, { event, at, executionId, error });
    return {
      executionId,
      outcome: isKept ? 'dead-letter' : 'dropped',
      error: { code: error.code, message: error.message },
      executions: [],
    };
  }

  async #session(schedule: DeployedSchedule, executionId: string): Promise<Principal | undefined> {
    const { roles, platform } = this.#parts;
    const { roleArn } = schedule.target;
    const role = roles.find(roleArn);
    const { allowed } = await platform.ask(executionId, {
      principal: {
        service: 'scheduler.amazonaws.com',
        sourceArn: schedule.groupArn,
        sourceAccount: schedule.accountId,
      },
      action: 'sts:AssumeRole',
      resource: roleArn,
      region: schedule.region,
    });
    return allowed && role ? sessionOf(role, executionId) : undefined;
  }

  async #invoke(
    schedule: DeployedSchedule,
    session: Principal,
    event: string,
    executionId: string,
  ): Promise<{ readonly executions: Promise<readonly Execution[]> } | ServiceError> {
    const { platform, faults, functions, asynchronous } = this.#parts;
    const { arn } = schedule.target;
    try {
      // As at the front door: AWS throttles before it evaluates policies.
      await faults.inject('lambda:Invoke', {}, '').arrive({ code: 'ExpiredTokenException', status: 403 });
    } catch (error) {
      if (error instanceof ServiceError) return error;
      if (error instanceof Interruption) {
        return new ServiceError('InternalServerError', 'Lambda did not answer', 500);
      }
      throw error;
    }
    const { allowed, message } = await platform.ask(executionId, {
      principal: session,
      action: 'lambda:InvokeFunction',
      resource: arn,
      region: schedule.region,
    });
    if (!allowed) return new ServiceError('AccessDeniedException', message, 403);
    const deployed = functions.find((each) => each.arn === arn);
    if (deployed === undefined) {
      return new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
    }
    return { executions: asynchronous.send(deployed, event) };
  }

  /** Sends what the function did not get to the dead letter queue; false where that is not to be had. */
  async #keep(
    schedule: DeployedSchedule,
    session: Principal,
    failed: {
      readonly event: string;
      readonly at: Date;
      readonly executionId: string;
      readonly error: ServiceError;
    },
  ): Promise<boolean> {
    const { platform, queues, clock, queued } = this.#parts;
    const { deadLetterQueueArn: resource, retryAttempts, arn } = schedule.target;
    if (resource === undefined) return false;
    const { allowed } = await platform.ask(failed.executionId, {
      principal: session,
      action: 'sqs:SendMessage',
      resource,
      region: schedule.region,
    });
    const queue = queues.find(resource);
    if (!allowed || queue === undefined) return false;
    queue.send(failed.event, clock(), {
      ERROR_CODE: failed.error.code,
      ERROR_MESSAGE: failed.error.message,
      EXECUTION_ID: failed.executionId,
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      IS_PAYLOAD_TRUNCATED: 'false',
      RETRY_ATTEMPTS: String(failed.error.status === 403 ? 0 : retryAttempts),
      SCHEDULED_TIME: timeText(failed.at),
      SCHEDULE_ARN: schedule.arn,
      TARGET_ARN: arn,
    });
    queued(resource);
    return true;
  }
}

/** The schedule's input, with what is known when it fires. */
function eventOf({ arn, target }: DeployedSchedule, at: Date, executionId: string, attempt: number): string {
  const known = new Map([
    ['schedule-arn', arn],
    ['scheduled-time', timeText(at)],
    ['execution-id', executionId],
    ['attempt-number', String(attempt + 1)],
  ]);
  return (target.input ?? '{}').replaceAll(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (written, name: string) => known.get(name) ?? written,
  );
}

/** As EventBridge Scheduler writes it: in UTC, to the second. */
function timeText(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
