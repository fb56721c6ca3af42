import { partitionOf } from '@ou-cost/contract';
import { reading } from '../failure/reading.ts';
import { everyPage } from '../pacing/every-page.ts';
import type { RunConnection } from '../run-connection.ts';
import {
  listIn,
  type Members,
  membersOf,
  optionalMembers,
  optionalText,
  textIn,
} from '../signed-requests/members.ts';
import { SignedRestClient } from '../signed-requests/rest-client.ts';
import { attemptOf, type ServiceNames, senderOptions } from './connection.ts';

const SCHEDULER: ServiceNames = { id: 'Scheduler', host: 'scheduler', signingName: 'scheduler' };
const SOURCE = 'EventBridge Scheduler';

/** The most schedules on a page. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html */
const SCHEDULES_OF_PAGE = '100';

/** A schedule as it is deployed. */
export interface DeployedSchedule {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly expression: string;
  readonly timeZone: string | null;
  /** The ARN of what it invokes. */
  readonly target: string | null;
  /** How often it is tried again; null: as often as EventBridge Scheduler does by itself. */
  readonly retries: number | null;
  readonly deadLetterQueueArn: string | null;
  /** The role as which it invokes. */
  readonly roleArn: string | null;
  /** What it sends, as text. */
  readonly input: string | null;
}

/** The schedules of one group. Each call fails with an OuCostError. */
export class ScheduleGroup {
  readonly #run: RunConnection;
  readonly #group: string;
  readonly #client: SignedRestClient;

  constructor(run: RunConnection, group: string) {
    this.#run = run;
    this.#group = group;
    this.#client = new SignedRestClient(senderOptions(run, SCHEDULER, run.region));
  }

  /** The names of its schedules. */
  async names(): Promise<readonly string[]> {
    const attempt = this.#attempt('ListSchedules', '*');
    const query = { MaxResults: SCHEDULES_OF_PAGE, ScheduleGroup: this.#group };
    const pages = everyPage(
      'ListSchedules',
      async (token) => {
        const asked = token === undefined ? query : { ...query, NextToken: token };
        const answer = await this.#run.calls.call(attempt, (sending) =>
          this.#client.send({ operation: 'ListSchedules', path: ['schedules'], query: asked }, sending),
        );
        return reading(SOURCE, () => {
          const page = membersOf(answer);
          return {
            names: listIn(page, 'Schedules').map((schedule) => textIn(schedule, 'Name')),
            token: optionalText(page, 'NextToken') ?? undefined,
          };
        });
      },
      ({ token }) => token,
    );
    return (await Array.fromAsync(pages)).flatMap(({ names }) => names);
  }

  async schedule(name: string): Promise<DeployedSchedule> {
    const answer = await this.#run.calls.call(this.#attempt('GetSchedule', name), (sending) =>
      this.#client.send(
        { operation: 'GetSchedule', path: ['schedules', name], query: { groupName: this.#group } },
        sending,
      ),
    );
    return reading(SOURCE, () => {
      const schedule = membersOf(answer);
      const target = optionalMembers(schedule, 'Target');
      return {
        name,
        isEnabled: optionalText(schedule, 'State') !== 'DISABLED',
        expression: textIn(schedule, 'ScheduleExpression'),
        timeZone: optionalText(schedule, 'ScheduleExpressionTimezone'),
        target: optionalText(target, 'Arn'),
        retries: optionalNumber(optionalMembers(target, 'RetryPolicy'), 'MaximumRetryAttempts'),
        deadLetterQueueArn: optionalText(optionalMembers(target, 'DeadLetterConfig'), 'Arn'),
        roleArn: optionalText(target, 'RoleArn'),
        input: optionalText(target, 'Input'),
      };
    });
  }

  #attempt(operation: string, name: string) {
    const { region } = this.#run;
    const arn = `arn:${partitionOf(region)}:scheduler:${region}:*:schedule/${this.#group}/${name}`;
    return attemptOf(this.#run, 'see the schedules', `scheduler:${operation}`, arn);
  }
}

function optionalNumber(members: Members, name: string): number | null {
  const value = members.get(name) ?? null;
  if (value === null || typeof value === 'number') return value;
  throw new TypeError(`'${name}' is not a number`);
}
