import type { DeployedFunction, DeployedSchedule, Deployment } from '../deployed/model.ts';
import type { LogStore } from '../lambda/log-store.ts';
import type { Queues } from '../sqs/queues.ts';
import type { Clock } from '../time/clock.ts';
import { Alarms, type ShownAlarm } from './alarms.ts';
import { lineFilter } from './filter-pattern.ts';
import { Metrics } from './metrics.ts';

/** What CloudWatch sees of functions, log lines and queues, and what its alarms say of that. */
export class Watch {
  readonly #metrics: Metrics;
  readonly #alarms: Alarms;
  readonly #queues: Queues;
  readonly #clock: Clock;

  /** @throws DeploymentError for a filter pattern or an alarm of a kind that the sandbox does not know */
  constructor({ alarms, metricFilters }: Deployment, logs: LogStore, queues: Queues, clock: Clock) {
    const now = (): number => clock().getTime();
    this.#metrics = new Metrics(now);
    this.#alarms = new Alarms(alarms, this.#metrics, now);
    this.#queues = queues;
    this.#clock = clock;
    for (const { logGroupName, accountId, region, pattern, namespace, metric, value } of metricFilters) {
      const matches = lineFilter(pattern);
      const group = `:${region}:${accountId}:log-group:${logGroupName}`;
      logs.onAppend((arn, lines) => {
        if (!arn.endsWith(group)) return;
        const count = lines.filter(matches).length;
        const id = { accountId, region, namespace, metric, dimensions: {} };
        for (let at = 0; at < count; at += 1) this.#metrics.record(id, value);
        this.#alarms.evaluate();
      });
    }
  }

  /** Counts what Lambda counts of a function: `Errors`, `AsyncEventsDropped` and so on. */
  count({ name, accountId, region }: DeployedFunction, metric: string, value = 1): void {
    const dimensions = { FunctionName: name };
    this.#metrics.record({ accountId, region, namespace: 'AWS/Lambda', metric, dimensions }, value);
    this.#alarms.evaluate();
  }

  /** Counts what EventBridge Scheduler gave up for a schedule, by the schedule's group. */
  countDropped({ groupArn, accountId, region }: DeployedSchedule): void {
    const dimensions = { ScheduleGroup: groupArn.slice(groupArn.lastIndexOf('/') + 1) };
    const id = {
      accountId,
      region,
      namespace: 'AWS/Scheduler',
      metric: 'InvocationDroppedCount',
      dimensions,
    };
    this.#metrics.record(id, 1);
    this.#alarms.evaluate();
  }

  /** Measures how many messages of a queue can be received. */
  measure(queueArn: string): void {
    const queue = this.#queues.find(queueArn);
    if (queue === undefined) return;
    const { accountId, region, name } = queue.deployed;
    this.#metrics.record(
      {
        accountId,
        region,
        namespace: 'AWS/SQS',
        metric: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: name },
      },
      queue.depth(this.#clock()).visible,
    );
    this.#alarms.evaluate();
  }

  alarms(): readonly ShownAlarm[] {
    return this.#alarms.shown();
  }

  /** As if so much time had passed that no alarm looks at what was before. */
  forget(): void {
    this.#metrics.forget();
    this.#alarms.evaluate();
  }
}
