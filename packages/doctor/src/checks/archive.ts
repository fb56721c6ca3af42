import { archiveNames } from '../by-itself/names.ts';
import { type ArchiveAccess, otherPrefix } from '../by-itself/probes.ts';
import { sessionArn } from '../principal.ts';
import { adviceOnExcess } from '../remedies/advice.ts';
import { type ByItselfContext, remedyForArchive, remedyForRole } from '../remedies/by-itself.ts';
import type { CheckRunner } from './runner.ts';
import type { CheckId } from './table.ts';

/** The session of the worker role, and the role. */
export interface Worker {
  readonly principal: string | null;
  readonly roleArn: string;
}

/** The checks of the archive: whether its one role gets in, reads, lists and writes, each object once. */
export class ArchiveChecks {
  readonly #access: ArchiveAccess;
  readonly #context: ByItselfContext;
  readonly #worker: Worker;
  /** The ARN of the archivist role's session. */
  readonly #archivist: string;

  constructor(access: ArchiveAccess, context: ByItselfContext, worker: Worker, runId: string) {
    this.#access = access;
    this.#context = context;
    this.#worker = worker;
    this.#archivist = sessionArn(access.settings.archivistRoleArn, runId);
  }

  async tryAll(runner: CheckRunner): Promise<void> {
    const { probes, settings } = this.#access;
    const { archivistRoleArn } = settings;
    const { bucketArn, objectsArn } = archiveNames(settings);
    await runner.run('assume-archivist', {
      resource: archivistRoleArn,
      principal: this.#worker.principal,
      needs: [],
      attempt: async () => {
        await probes.assumeArchivist();
        return 'assumed';
      },
      remedy: (failure, answer) =>
        remedyForRole('assume-archivist', archivistRoleArn, failure, answer, this.#context),
    });
    await this.#run(runner, 'list-archive', bucketArn, async () => {
      await probes.list();
      return 'answered';
    });
    await this.#run(runner, 'write-archive', objectsArn, async () =>
      (await probes.write()) === 'written'
        ? 'wrote doctor.json, once for all'
        : 'doctor.json is there already',
    );
    await this.#run(
      runner,
      'read-archive',
      objectsArn,
      async () => {
        await probes.read();
        return 'read doctor.json';
      },
      ['write-archive'],
    );
  }

  /** Calls that S3 must refuse. Where it does not, they change nothing but the doctor's own object. */
  async proveRefusals(runner: CheckRunner): Promise<void> {
    const { probes, settings } = this.#access;
    const { bucketArn, objectsArn } = archiveNames(settings);
    const archivist = { principal: this.#archivist, roleArn: settings.archivistRoleArn };
    const elsewhere = `${bucketArn}/${otherPrefix(settings)}`;
    const needs = ['assume-archivist'] as const;
    const refusals = [
      ['worker-cannot-list-archive', this.#worker, [], bucketArn, () => probes.listAsWorker()],
      ['archivist-cannot-overwrite', archivist, needs, objectsArn, () => probes.overwrite()],
      ['archivist-cannot-delete', archivist, needs, objectsArn, () => probes.remove()],
      ['archivist-cannot-write-elsewhere', archivist, needs, elsewhere, () => probes.writeElsewhere()],
      ['archivist-cannot-list-elsewhere', archivist, needs, elsewhere, () => probes.listElsewhere()],
    ] as const;
    for (const [id, { principal, roleArn }, need, resource, attempt] of refusals) {
      await runner.run(id, {
        resource,
        principal,
        needs: need,
        attempt: async () => {
          await attempt();
          return 'allowed';
        },
        remedy: (failure) =>
          failure === null
            ? adviceOnExcess(
                roleArn,
                `remove what allows ${roleArn} to do this: the archivist role reads and lists below one prefix, and writes objects that are not there yet; docs/archive.md has a bucket policy that holds everybody to it`,
              )
            : null,
      });
    }
  }

  async #run(
    runner: CheckRunner,
    id: CheckId,
    resource: string,
    attempt: () => Promise<string>,
    needs: readonly CheckId[] = [],
  ): Promise<void> {
    const { settings } = this.#access;
    await runner.run(id, {
      resource,
      principal: this.#archivist,
      needs: ['assume-archivist', ...needs],
      attempt,
      remedy: (failure, answer) => remedyForArchive(id, failure, answer, settings, this.#context),
    });
  }
}
