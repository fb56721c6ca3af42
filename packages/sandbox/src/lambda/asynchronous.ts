import type { DeployedFunction } from '../deployed/model.ts';
import { ServiceError } from '../service.ts';
import { bufferedAnswer } from './buffered-answer.ts';
import type { Invoker } from './invoker.ts';

/** AWS's, where nothing is said. */
const USUAL_RETRIES = 2;

/** One run of a function for an asynchronous event. Nobody gets its answer but who asks the sandbox. */
export interface Execution {
  /** 1 for the first. */
  readonly attempt: number;
  readonly failed: boolean;
  /** What it answered, or the payload of its failure. */
  readonly payload: string;
}

/** Lambda's queue of events: it runs each at once, and again where that failed. The waits between are left out. */
export class AsynchronousInvocations {
  readonly #invoker: Invoker;
  readonly #dropped: (deployed: DeployedFunction) => void;
  readonly #underWay = new Set<Promise<readonly Execution[]>>();

  /** @param dropped is told of each event that no run succeeded with */
  constructor(invoker: Invoker, dropped: (deployed: DeployedFunction) => void) {
    this.#invoker = invoker;
    this.#dropped = dropped;
  }

  /** Takes an event. What it returns settles after its last run. */
  send(deployed: DeployedFunction, event: string): Promise<readonly Execution[]> {
    const executions = this.#run(deployed, event);
    this.#underWay.add(executions);
    void executions.finally(() => this.#underWay.delete(executions));
    return executions;
  }

  /** Settles when no event is left. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #run(deployed: DeployedFunction, event: string): Promise<readonly Execution[]> {
    const executions: Execution[] = [];
    const most = 1 + (deployed.asynchronousRetries ?? USUAL_RETRIES);
    while (executions.length < most) {
      const execution = await this.#once(deployed, event, executions.length + 1);
      executions.push(execution);
      if (!execution.failed) return executions;
    }
    this.#dropped(deployed);
    return executions;
  }

  async #once(deployed: DeployedFunction, event: string, attempt: number): Promise<Execution> {
    try {
      const { outcome } = await this.#invoker.invoke(deployed, event);
      const { payload, functionError } = bufferedAnswer(outcome);
      return { attempt, failed: functionError !== undefined, payload: payload.toString() };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return {
        attempt,
        failed: true,
        payload: JSON.stringify({ errorType: error.code, errorMessage: error.message }),
      };
    }
  }
}
