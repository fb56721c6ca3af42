import { OuCostError } from '@ou-cost/spend';
import { judgeMailAccounts, judgeSenders } from '../by-itself/judge-mail.ts';
import { judgeNames, judgeSchedules } from '../by-itself/judge-schedules.ts';
import { scheduleArns } from '../by-itself/names.ts';
import type { ScheduleAccess, ScheduleState, Sender } from '../by-itself/probes.ts';
import type { Remedy } from '../diagnosis.ts';
import type { Verdict } from '../export/verdict.ts';
import { principalOf, sessionArn } from '../principal.ts';
import { type ByItselfContext, remedyForDelivery, remedyForRole } from '../remedies/by-itself.ts';
import type { Worker } from './archive.ts';
import type { CheckRunner, Warning } from './runner.ts';
import type { CheckId } from './table.ts';

interface ScheduleCheck {
  readonly resources: readonly string[];
  readonly needs?: readonly CheckId[];
  ask(): Promise<Verdict | string>;
}

/** The checks of the schedules and of those who get their reports. Nothing is sent to anybody. */
export class ScheduleChecks {
  readonly #access: ScheduleAccess;
  readonly #context: ByItselfContext;
  readonly #worker: Worker;
  readonly #deliverer: string;
  #names: readonly string[] = [];
  #schedules: readonly ScheduleState[] = [];

  constructor(access: ScheduleAccess, context: ByItselfContext, worker: Worker, runId: string) {
    this.#access = access;
    this.#context = context;
    this.#worker = worker;
    this.#deliverer = sessionArn(access.settings.delivererRoleArn, runId);
  }

  async tryAll(runner: CheckRunner): Promise<void> {
    await this.#assumeRole(runner);
    await this.#seeSchedules(runner);
    await this.#seeMail(runner);
    await this.#seeTopics(runner);
    await this.#readAddresses(runner);
  }

  async #assumeRole(runner: CheckRunner): Promise<void> {
    const { probes, settings } = this.#access;
    const { delivererRoleArn } = settings;
    await runner.run('assume-deliverer', {
      resource: delivererRoleArn,
      principal: this.#worker.principal,
      needs: [],
      attempt: async () => {
        await probes.assumeDeliverer();
        return 'assumed';
      },
      remedy: (failure, answer) =>
        remedyForRole('assume-deliverer', delivererRoleArn, failure, answer, this.#context),
    });
  }

  async #seeSchedules(runner: CheckRunner): Promise<void> {
    const { probes, settings } = this.#access;
    const { functionArn, deployedThrough } = this.#context;
    await this.#run(runner, 'list-schedules', {
      // The action has no resource type for a group's schedules.
      resources: ['*'],
      ask: async () => {
        this.#names = await probes.names();
        return judgeNames(this.#names, settings.group, deployedThrough);
      },
    });
    await this.#run(runner, 'see-schedules', {
      resources: [scheduleArns(settings, regionOf(functionArn)).schedules],
      needs: ['list-schedules'],
      ask: async () => {
        this.#schedules = await Promise.all(this.#names.map((name) => probes.schedule(name)));
        return judgeSchedules(this.#schedules, functionArn, deployedThrough);
      },
    });
  }

  async #seeMail(runner: CheckRunner): Promise<void> {
    const { probes } = this.#access;
    const senders = distinct(
      this.#schedules.flatMap(({ sender }) => sender ?? []),
      ({ from, region }) => `${from} ${region}`,
    );
    if (senders.length === 0) return;
    await this.#run(runner, 'mail-senders', {
      resources: senders.map((sender) => this.#identityArn(sender)),
      ask: async () =>
        judgeSenders(
          await Promise.all(
            senders.map(async (sender) => ({ ...sender, isVerified: await probes.isVerified(sender) })),
          ),
        ),
    });
    const regions = distinct(
      senders.map(({ region }) => region),
      (region) => region,
    );
    await this.#run(runner, 'mail-account', {
      resources: ['*'],
      ask: async () =>
        judgeMailAccounts(
          await Promise.all(
            regions.map(async (region) => ({ region, ...(await probes.mailAccount(region)) })),
          ),
        ),
    });
  }

  async #seeTopics(runner: CheckRunner): Promise<void> {
    const topics = distinct(
      this.#schedules.flatMap((schedule) => schedule.topics),
      (arn) => arn,
    );
    if (topics.length === 0) return;
    await this.#run(runner, 'see-topics', {
      resources: topics,
      ask: async () => {
        for (const arn of topics) await this.#access.probes.topic(arn);
        return `there (${topics.length})`;
      },
    });
  }

  async #readAddresses(runner: CheckRunner): Promise<void> {
    const all = distinct(
      this.#schedules.flatMap(({ addresses }) => addresses),
      (arn) => arn,
    );
    const kinds = [
      ['webhook-secrets', all.filter((arn) => !isParameter(arn))],
      ['webhook-parameters', all.filter(isParameter)],
    ] as const;
    for (const [id, arns] of kinds) {
      if (arns.length === 0) continue;
      await this.#run(runner, id, {
        resources: arns,
        ask: async () => {
          for (const arn of arns) await this.#access.probes.address(arn);
          return `each has an address that begins with https (${arns.length})`;
        },
      });
    }
  }

  async #run(runner: CheckRunner, id: CheckId, { resources, needs = [], ask }: ScheduleCheck): Promise<void> {
    const { delivererRoleArn } = this.#access.settings;
    let found: Remedy | null = null;
    await runner.run(id, {
      resource: resources.join(', '),
      principal: this.#deliverer,
      needs: ['assume-deliverer', ...needs],
      attempt: async (): Promise<string | Warning> => {
        const verdict = await ask();
        if (typeof verdict === 'string') return verdict;
        const { outcome, answer } = verdict;
        if (outcome === 'passed') return answer;
        if (outcome === 'warning') return { answer, remedy: verdict.remedy };
        found = verdict.remedy;
        throw new OuCostError(verdict.code, answer);
      },
      remedy: (failure, answer) =>
        found ?? remedyForDelivery(id, failure, answer, { delivererRoleArn, resources }, this.#context),
    });
  }

  #identityArn({ from, region }: Sender): string {
    const { partition, accountId } = principalOf(this.#access.settings.delivererRoleArn);
    return `arn:${partition}:ses:${region}:${accountId}:identity/${from.split('@').at(-1)}`;
  }
}

function isParameter(arn: string): boolean {
  return arn.split(':')[2] === 'ssm';
}

function regionOf(functionArn: string): string {
  return functionArn.split(':')[3] ?? '*';
}

function distinct<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}
