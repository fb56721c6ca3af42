import { parse } from '@aws-sdk/util-arn-parser';
import { type Clock, OuCostError } from '@ou-cost/spend';
import type { DeployedThrough } from '../deployment/way.ts';
import type { Remedy } from '../diagnosis.ts';
import { judgeDelivery, judgeExport, judgeFound, judgeMonths, judgeRuns } from '../export/judge-export.ts';
import { judgeWorkGroup } from '../export/judge-work-group.ts';
import { exportNames, otherFolder } from '../export/names.ts';
import type { ExportProbes, ExportSettings } from '../export/probes.ts';
import type { Verdict } from '../export/verdict.ts';
import { adviceOnExcess } from '../remedies/advice.ts';
import { type ExportContext, remedyForExport } from '../remedies/export.ts';
import type { CheckRunner, Warning } from './runner.ts';
import type { CheckId } from './table.ts';

export interface ExportChecksOptions {
  readonly probes: ExportProbes;
  readonly settings: ExportSettings;
  readonly clock: Clock;
  readonly readerRoleArn: string;
  /** How the function was deployed; null where it does not know. */
  readonly deployedThrough: DeployedThrough | null;
  /** The billing view that the deployment reads; null where it reads the payer's own bill. */
  readonly billingViewArn: string | null;
  /** The ARN of the reader role's session. */
  readonly principal: string;
}

interface ExportCheck {
  readonly resource: string;
  readonly needs?: readonly CheckId[];
  readonly skipReason?: string | null;
  ask(): Promise<Verdict | string>;
}

const PAID = 'asked only with --paid (a query of one month: 0.00005 USD at least)';

/** The checks of an export: whether AWS makes deliveries, whether the last one is whole, and whether Athena reads it. */
export class ExportChecks {
  readonly #options: ExportChecksOptions;
  readonly #context: ExportContext;
  #exportArn: string | null = null;
  #month: string | null = null;
  #queryId = '';

  constructor(options: ExportChecksOptions) {
    const { settings, readerRoleArn, deployedThrough } = options;
    this.#options = options;
    const names = exportNames(settings, readerRoleArn, deployedThrough);
    this.#context = { settings, readerRoleArn, names };
  }

  async tryAll(runner: CheckRunner, paid: boolean): Promise<void> {
    await this.#seeExport(runner);
    await this.#seeDeliveries(runner);
    await this.#seeAthena(runner);
    await this.#query(runner, paid);
  }

  async #seeExport(runner: CheckRunner): Promise<void> {
    const { probes, settings } = this.#options;
    const { names } = this.#context;
    const skipReason = this.#outOfSight();
    await this.#run(runner, 'find-export', {
      resource: '*',
      skipReason,
      ask: async () => {
        this.#exportArn = await probes.findExport();
        return judgeFound(this.#exportArn, settings, names);
      },
    });
    const arn = this.#exportArn ?? names.exportArns;
    const needs: readonly CheckId[] = skipReason === null ? ['find-export'] : [];
    const found = { resource: arn, needs, skipReason };
    await this.#run(runner, 'export-health', {
      ...found,
      ask: async () => judgeExport(await probes.describeExport(arn), settings, names),
    });
    await this.#run(runner, 'export-runs', {
      ...found,
      ask: async () => judgeRuns(await probes.exportRuns(arn), arn, names),
    });
  }

  /** AWS lets no account but the payer's see an export, and the owner of a billing view is the payer. */
  #outOfSight(): string | null {
    const { billingViewArn, readerRoleArn } = this.#options;
    if (billingViewArn === null) return null;
    const payer = parse(billingViewArn).accountId;
    return parse(readerRoleArn).accountId === payer
      ? null
      : `only account ${payer} can see the export itself, and the reader role is in another one`;
  }

  async #seeDeliveries(runner: CheckRunner): Promise<void> {
    const { probes, settings, clock } = this.#options;
    const { names } = this.#context;
    await this.#run(runner, 'list-deliveries', {
      resource: names.bucketArn,
      ask: async () => {
        const months = await probes.deliveredMonths();
        this.#month = months.at(-1) ?? null;
        return judgeMonths(months, settings, names);
      },
    });
    await this.#run(runner, 'read-delivery', {
      resource: names.objectsArn,
      needs: ['list-deliveries'],
      ask: async () => {
        const month = this.#month ?? '';
        const deliveredAt = await probes.deliveredAt(month);
        return judgeDelivery({ month, deliveredAt }, clock.now(), this.#exportArn, names);
      },
    });
  }

  async #seeAthena(runner: CheckRunner): Promise<void> {
    const { probes, settings } = this.#options;
    const { names } = this.#context;
    await this.#run(runner, 'export-table', {
      resource: names.tableArn,
      ask: async () => {
        const { layout, columns } = await probes.describeTable(this.#month);
        return `${layout}, ${columns} columns`;
      },
    });
    await this.#run(runner, 'work-group', {
      resource: names.workGroupArn,
      ask: async () => judgeWorkGroup(await probes.describeWorkGroup(), settings, names),
    });
  }

  async #query(runner: CheckRunner, paid: boolean): Promise<void> {
    const { probes } = this.#options;
    const resource = this.#context.names.workGroupArn;
    await this.#run(runner, 'start-query', {
      resource,
      needs: ['export-table', 'work-group'],
      ask: async () => {
        this.#queryId = await probes.startQuery();
        return 'started one that only plans, which is free';
      },
    });
    const steps = [
      ['follow-query', 'start-query', 'it succeeded', () => probes.awaitQuery(this.#queryId)],
      ['read-rows', 'follow-query', 'answered', () => probes.readRows(this.#queryId)],
      ['stop-query', 'start-query', 'allowed', () => probes.stopQuery(this.#queryId)],
    ] as const;
    for (const [id, need, answer, ask] of steps) {
      await this.#run(runner, id, {
        resource,
        needs: [need],
        ask: async () => {
          await ask();
          return answer;
        },
      });
    }
    await this.#run(runner, 'query-export', {
      resource,
      needs: ['read-rows', 'read-delivery'],
      skipReason: paid ? null : PAID,
      ask: async () => {
        const month = this.#month ?? '';
        const { lines, scannedBytes, price } = await probes.queryMonth(month);
        return `${lines} ${lines === 1n ? 'line' : 'lines'} in ${month}, ${scannedBytes} bytes scanned (${price} USD)`;
      },
    });
  }

  /** Calls that AWS must refuse. They write and read nothing where it does not. */
  async proveRefusals(
    runner: CheckRunner,
    worker: { readonly principal: string | null; readonly roleArn: string },
  ): Promise<void> {
    const { probes, settings, principal, readerRoleArn } = this.#options;
    const { names } = this.#context;
    const reader = { principal, roleArn: readerRoleArn, needs: ['assume-reader'] as const };
    const refusals = [
      [
        'worker-cannot-list-deliveries',
        { ...worker, needs: [] },
        names.bucketArn,
        () => probes.listAsWorker(),
      ],
      ['reader-cannot-write-deliveries', reader, names.objectsArn, () => probes.writeDelivery()],
      [
        'reader-cannot-list-others',
        reader,
        `${names.bucketArn}/${otherFolder(settings)}`,
        () => probes.listOthers(),
      ],
      ['reader-cannot-query-elsewhere', reader, names.otherWorkGroupArn, () => probes.queryElsewhere()],
    ] as const;
    for (const [id, { principal, roleArn, needs }, resource, attempt] of refusals) {
      await runner.run(id, {
        resource,
        principal,
        needs,
        attempt: async () => {
          await attempt();
          return 'allowed';
        },
        remedy: (failure) =>
          failure === null
            ? adviceOnExcess(
                roleArn,
                `remove what allows ${roleArn} to do this: it needs to read the export's folder, through one work group`,
              )
            : null,
      });
    }
  }

  async #run(
    runner: CheckRunner,
    id: CheckId,
    { resource, needs = [], skipReason = null, ask }: ExportCheck,
  ): Promise<void> {
    let found: Remedy | null = null;
    await runner.run(id, {
      resource,
      principal: this.#options.principal,
      needs: ['assume-reader', ...needs],
      skipReason,
      attempt: async (): Promise<string | Warning> => {
        const verdict = await ask();
        if (typeof verdict === 'string') return verdict;
        const { outcome, answer } = verdict;
        if (outcome === 'passed') return answer;
        if (outcome === 'warning') return { answer, remedy: verdict.remedy };
        found = verdict.remedy;
        throw new OuCostError(verdict.code, answer);
      },
      remedy: (failure, answer) => found ?? remedyForExport(id, failure, answer, this.#context),
    });
  }
}
