import type { Clock, OuCostError } from '@ou-cost/spend';
import { type DateRange, instantText } from '@ou-cost/spend';
import { DIAGNOSIS_SCHEMA, type Diagnosis, type DiagnosisRequest } from '../diagnosis.ts';
import { principalOf, roleArnOfSession, sessionArn } from '../principal.ts';
import { adviceOnExcess } from '../remedies/advice.ts';
import {
  type ReaderContext,
  remedyForCostExplorer,
  remedyForOrganizations,
  remedyForReaderRole,
} from '../remedies/reader.ts';
import { ArchiveChecks, type Worker } from './archive.ts';
import { eventsCheck } from './events.ts';
import { ExportChecks } from './export.ts';
import { diagnosedMonth } from './month.ts';
import type { OrganizationPage, ReaderProbes, ReaderSettings } from './reader-ports.ts';
import { CheckRunner, type PlannedCheck } from './runner.ts';
import { ScheduleChecks } from './schedules.ts';
import type { CheckId } from './table.ts';

const NO_UNIT = 'the organization has no organizational unit';
const NO_ROOT = 'no root is known: neither accounts nor roots can be listed';

/** The checks that only the function can make: from its own role to the last call of a report. */
export async function diagnoseReader(
  probes: ReaderProbes,
  clock: Clock,
  request: DiagnosisRequest,
  settings: ReaderSettings,
): Promise<Diagnosis> {
  const runner = new CheckRunner((failure) => probes.answerOf(failure));
  const reader = new ReaderChecks(probes, runner, settings, diagnosedMonth(clock.now()));
  await reader.assumeRole();
  await reader.readOrganization();
  await reader.readCost(request.paid);
  await reader.readEvents();
  const ofExport = reader.exportChecks(clock);
  await ofExport?.tryAll(runner, request.paid);
  const ofArchive = reader.archiveChecks();
  await ofArchive?.tryAll(runner);
  await reader.scheduleChecks()?.tryAll(runner);
  if (request.negative) {
    await reader.proveRefusals();
    await ofExport?.proveRefusals(runner, reader.worker());
    await ofArchive?.proveRefusals(runner);
  }
  return {
    schema: DIAGNOSIS_SCHEMA,
    producer: settings.facts.producer,
    runId: settings.runId,
    generatedAt: instantText(clock.now()),
    function: settings.facts,
    checks: runner.checks,
  };
}

class ReaderChecks {
  readonly #probes: ReaderProbes;
  readonly #runner: CheckRunner;
  readonly #settings: ReaderSettings;
  readonly #month: DateRange;
  #worker: string | null = null;
  #rootId: string | null = null;
  #unitId: string | null = null;
  #organizationId: string | null = null;
  #managementAccountId: string | null = null;

  constructor(probes: ReaderProbes, runner: CheckRunner, settings: ReaderSettings, month: DateRange) {
    this.#probes = probes;
    this.#runner = runner;
    this.#settings = settings;
    this.#month = month;
  }

  async assumeRole(): Promise<void> {
    const { readerRoleArn } = this.#settings;
    let unknown: unknown = null;
    try {
      this.#worker = await this.#probes.identifyWorker();
    } catch (failure) {
      unknown = failure;
    }
    await this.#runner.run('assume-reader', {
      resource: readerRoleArn,
      principal: this.#worker,
      needs: [],
      attempt: async () => {
        // GetCallerIdentity needs no permission: where it fails, STS cannot be reached, and AssumeRole fails as well.
        if (unknown !== null) throw unknown;
        await this.#probes.assumeReader();
        return 'assumed';
      },
      remedy: (failure, answer) => remedyForReaderRole(failure, answer, this.#context()),
    });
  }

  async readOrganization(): Promise<void> {
    const probes = this.#probes;
    await this.#list('list-accounts', null, () => probes.listAccounts('reader'));
    await this.#list('list-roots', null, () => probes.listRoots());
    const rootId = this.#rootId;
    const blockReason = rootId === null ? NO_ROOT : null;
    await this.#list('list-units-of-root', rootId, () => probes.listUnits(rootId ?? ''), { blockReason });
    const unitId = this.#unitId;
    const unit = this.#whyWithoutUnit(unitId);
    await this.#list('list-units-of-unit', unitId, () => probes.listUnits(unitId ?? ''), unit);
    await this.#list('list-accounts-of-root', rootId, () => probes.listAccountsIn(rootId ?? ''), {
      blockReason,
    });
    await this.#list('list-accounts-of-unit', unitId, () => probes.listAccountsIn(unitId ?? ''), unit);
    await this.#runOrganizationCheck(
      'describe-unit',
      unitId,
      async () => `it is called '${await probes.describeUnit(unitId ?? '')}'`,
      unit,
    );
  }

  async readCost(paid: boolean): Promise<void> {
    await this.#runner.run('read-cost', {
      resource: this.#settings.billingViewArn ?? '*',
      principal: this.#reader(),
      needs: ['assume-reader'],
      skipReason: paid ? null : 'asked only with --paid (0.01 USD)',
      attempt: async () => {
        await this.#probes.readCost('reader', this.#month, this.#settings.billingViewArn);
        return `answered for ${this.#month.start.slice(0, 7)} (0.01 USD)`;
      },
      remedy: (failure, answer) => remedyForCostExplorer(failure, answer, this.#context()),
    });
  }

  async readEvents(): Promise<void> {
    const { lookUpEvents } = this.#probes;
    if (lookUpEvents === null) return;
    await this.#runner.run('read-events', eventsCheck(lookUpEvents, this.#reader(), this.#context()));
  }

  /** Null: the deployment reads no export. */
  exportChecks(clock: Clock): ExportChecks | null {
    const { ofExport } = this.#probes;
    if (ofExport === null) return null;
    const { readerRoleArn, billingViewArn, facts } = this.#settings;
    const { deployedThrough = null } = facts;
    return new ExportChecks({
      ...ofExport,
      clock,
      readerRoleArn,
      billingViewArn,
      deployedThrough,
      principal: this.#reader(),
    });
  }

  /** Null: the deployment has no archive. */
  archiveChecks(): ArchiveChecks | null {
    const { ofArchive } = this.#probes;
    if (ofArchive === null) return null;
    return new ArchiveChecks(ofArchive, this.#context(), this.worker(), this.#settings.runId);
  }

  /** Null: the deployment makes no report by itself. */
  scheduleChecks(): ScheduleChecks | null {
    const { ofSchedules } = this.#probes;
    if (ofSchedules === null) return null;
    return new ScheduleChecks(ofSchedules, this.#context(), this.worker(), this.#settings.runId);
  }

  /** The session of the worker role, and the role. */
  worker(): Worker {
    const roleArn = this.#context().workerRoleArn ?? this.#worker ?? 'the worker role';
    return { principal: this.#worker, roleArn };
  }

  async proveRefusals(): Promise<void> {
    const worker = this.#worker ?? 'the worker role';
    const remedy = (failure: OuCostError | null) =>
      failure === null
        ? adviceOnExcess(
            this.worker().roleArn,
            `remove what allows ${worker} to do this without the reader role`,
          )
        : null;
    const planned = { resource: '*', principal: this.#worker, needs: [], remedy };
    await this.#runner.run('worker-cannot-read-organization', {
      ...planned,
      attempt: async () => `${(await this.#probes.listAccounts('worker')).count} accounts listed`,
    });
    await this.#runner.run('worker-cannot-read-cost', {
      ...planned,
      attempt: async () => {
        await this.#probes.readCost('worker', this.#month, this.#settings.billingViewArn);
        return 'answered';
      },
    });
  }

  async #list(
    id: CheckId,
    parentId: string | null,
    list: () => Promise<OrganizationPage>,
    reason: Pick<PlannedCheck, 'skipReason' | 'blockReason'> = {},
  ): Promise<void> {
    const attempt = async () => {
      const seen = await list();
      this.#rootId ??= seen.rootId;
      this.#unitId ??= seen.unitId;
      this.#organizationId ??= seen.organizationId;
      this.#managementAccountId ??= seen.managementAccountId;
      return `answered (${seen.count} on the first page)`;
    };
    await this.#runOrganizationCheck(id, parentId, attempt, reason);
  }

  async #runOrganizationCheck(
    id: CheckId,
    parentId: string | null,
    attempt: () => Promise<string>,
    reason: Pick<PlannedCheck, 'skipReason' | 'blockReason'>,
  ): Promise<void> {
    const planned = {
      resource: parentId ?? '*',
      principal: this.#reader(),
      needs: ['assume-reader'] as const,
    };
    const remedy: PlannedCheck['remedy'] = (failure, answer) =>
      remedyForOrganizations(id, failure, answer, this.#context());
    await this.#runner.run(id, { ...planned, ...reason, attempt, remedy });
  }

  /** Why checks of a unit are left out: there is none, or none is known since units could not be listed. */
  #whyWithoutUnit(unitId: string | null): Pick<PlannedCheck, 'skipReason' | 'blockReason'> {
    if (unitId !== null) return {};
    return this.#runner.passed('list-units-of-root')
      ? { skipReason: NO_UNIT }
      : { blockReason: 'no unit is known' };
  }

  #reader(): string {
    return sessionArn(this.#settings.readerRoleArn, this.#settings.runId);
  }

  #context(): ReaderContext {
    const { readerRoleArn, readerExternalId, billingViewArn, functionArn } = this.#settings;
    // The ARN of the worker's session leaves out the path; all roles have the one that is configured.
    const { path } = principalOf(readerRoleArn);
    return {
      readerRoleArn,
      readerExternalId,
      billingViewArn,
      functionArn,
      workerRoleArn: this.#worker === null ? null : roleArnOfSession(this.#worker, [], path),
      organizationId: this.#organizationId,
      managementAccountId: this.#managementAccountId,
      deployedThrough: this.#settings.facts.deployedThrough ?? null,
    };
  }
}
