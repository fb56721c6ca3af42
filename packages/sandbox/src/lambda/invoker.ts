import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { DeployedFunction } from '../deployed/model.ts';
import type { CredentialStore } from '../iam/credential-store.ts';
import { type RoleDirectory, sessionOf } from '../iam/role-directory.ts';
import { ServiceError } from '../service.ts';
import type { Clock } from '../time/clock.ts';
import { functionEnvironment } from './function-environment.ts';
import type { LambdaPlatform } from './platform.ts';
import { invocationLog, logTail } from './platform-log.ts';
import { type RuntimeOutcome, runInvocation } from './runtime/process.ts';
import { createTaskRoot } from './task-root.ts';

export interface InvokerParts {
  readonly roles: RoleDirectory;
  readonly credentials: CredentialStore;
  readonly platform: LambdaPlatform;
  readonly clock: Clock;
  /** Is told of each invocation that came to an end. */
  readonly ended: (deployed: DeployedFunction, outcome: RuntimeOutcome) => void;
  /** The sandbox's own address, which is known only after it listens. */
  endpoint(): string;
}

export interface Invocation {
  readonly outcome: RuntimeOutcome;
  /** The last lines of the log in base64. */
  readonly logResult: string;
}

const sessionSeconds = 12 * 3600;

/** Runs functions; each invocation has a process of its own. */
export class Invoker {
  readonly #parts: InvokerParts;
  readonly #children = new Set<ChildProcess>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #taskRoots = new Map<string, Promise<string>>();
  #stopped = false;

  constructor(parts: InvokerParts) {
    this.#parts = parts;
  }

  /** @throws ServiceError AccessDeniedException if Lambda may not assume the execution role */
  async invoke(deployed: DeployedFunction, event: string, clientContext?: string): Promise<Invocation> {
    const invocation = this.#invoke(deployed, event, clientContext);
    this.#running.add(invocation);
    try {
      return await invocation;
    } finally {
      this.#running.delete(invocation);
    }
  }

  /** Ends every process and removes the copied code. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(
      [...this.#children].map(async (child) => {
        const closed = once(child, 'close');
        child.kill('SIGKILL');
        await closed;
      }),
    );
    await Promise.allSettled(this.#running);
    await Promise.allSettled(
      [...this.#taskRoots.values()].map(async (root) => rm(await root, { recursive: true, force: true })),
    );
  }

  async #invoke(deployed: DeployedFunction, event: string, clientContext?: string): Promise<Invocation> {
    const { roles, credentials, platform, clock, endpoint, ended } = this.#parts;
    const requestId = randomUUID();
    const role = roles.find(deployed.roleArn);
    if (!(await platform.mayAssumeRole(deployed, requestId)) || !role) {
      throw new ServiceError(
        'AccessDeniedException',
        'The role defined for the function cannot be assumed by Lambda.',
        403,
      );
    }
    const worker = sessionOf(role, deployed.name, { sourceFunctionArn: deployed.arn });
    const startedAt = clock();
    const logStreamName = `${startedAt.toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`;
    const taskRoot = await this.#taskRoot(deployed);
    const outcome = await this.#run(deployed, {
      taskRoot,
      environment: functionEnvironment(deployed, {
        credentials: credentials.issue(worker, startedAt, sessionSeconds),
        endpoint: endpoint(),
        logStreamName,
        taskRoot,
      }),
      memoryMegabytes: deployed.memoryMegabytes,
      timeoutSeconds: deployed.timeoutSeconds,
      isCommonJs: deployed.inlineCode !== undefined,
      message: {
        requestId,
        event,
        functionArn: deployed.arn,
        ...(clientContext === undefined ? {} : { clientContext }),
      },
    });
    const lines = invocationLog(deployed, requestId, outcome, startedAt);
    // Lambda adds the function's ARN to its own calls of CloudWatch Logs as well, so this is the code's session.
    await platform.deliverLog(deployed, worker, requestId, logStreamName, lines);
    ended(deployed, outcome);
    return { outcome, logResult: logTail(lines) };
  }

  async #run(
    deployed: DeployedFunction,
    options: Parameters<typeof runInvocation>[0],
  ): Promise<RuntimeOutcome> {
    if (this.#stopped) {
      throw new ServiceError(
        'ServiceException',
        `the sandbox is stopping, ${deployed.name} was not run`,
        500,
      );
    }
    let child: ChildProcess | undefined;
    try {
      return await runInvocation(options, (started) => {
        child = started;
        this.#children.add(started);
      });
    } finally {
      if (child) {
        this.#children.delete(child);
      }
    }
  }

  /** The folder of the function's code, one for all its invocations. */
  #taskRoot(deployed: DeployedFunction): Promise<string> {
    const copied = this.#taskRoots.get(deployed.arn) ?? createTaskRoot(deployed);
    this.#taskRoots.set(deployed.arn, copied);
    return copied;
  }
}
