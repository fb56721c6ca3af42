import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { OuCostError } from '@ou-cost/spend';
import type { Access } from '../access/identity.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import type { RunContext } from '../context.ts';

const CDK = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk');

type CdkContext = Pick<RunContext, 'environment' | 'progress' | 'interruption'>;

interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs the cdk program of this clone on one cloud assembly. */
export class CdkProgram {
  readonly #assembly: string;
  readonly #context: CdkContext;

  constructor(assembly: string, context: CdkContext) {
    this.#assembly = assembly;
    this.#context = context;
  }

  /**
   * Shows what deploying the stack would change, and returns whether there is a difference. It compares templates:
   * a change set would be more exact about replacements, but creating one changes something on AWS.
   */
  async diff(plan: StackPlan, access: Access): Promise<boolean> {
    const { exitCode, output } = await this.#run('diff', plan, access, ['--method', 'template', '--fail']);
    if (exitCode === 0) return false;
    // The exit code is the same for a difference and for a failure; only a difference prints this line.
    if (/Number of stacks with differences: [1-9]/.test(output)) return true;
    throw this.#failure(
      `the difference of ${plan.name} cannot be shown`,
      output,
      'fix what it reports and run again: nothing was changed',
    );
  }

  /** Deploys the stack and returns whether anything changed. Fails with Incomplete if CloudFormation did not finish. */
  async deploy(plan: StackPlan, access: Access): Promise<boolean> {
    const { exitCode, output } = await this.#run('deploy', plan, access, [
      ...['--require-approval', 'never', '--progress', 'events'],
    ]);
    if (exitCode !== 0) {
      const remedy = 'fix what it reports and run again: finished stacks stay as they are';
      throw this.#failure(`${plan.name} was not deployed`, output, remedy);
    }
    return !output.includes(`${plan.name} (no changes)`);
  }

  /** Deletes the stack. Fails with Incomplete if a part of it is left. */
  async destroy(plan: StackPlan, access: Access): Promise<void> {
    const { exitCode, output } = await this.#run('destroy', plan, access, ['--force']);
    if (exitCode !== 0) {
      throw this.#failure(`${plan.name} was not deleted`, output, 'fix what it reports and run again');
    }
  }

  #failure(what: string, output: string, remedy: string): OuCostError {
    const lines = output.split('\n').filter((line) => line.trim() !== '');
    return new OuCostError(
      'Incomplete',
      `${what} (${lines.at(-1)?.trim() ?? 'cdk printed nothing'}); ${remedy}`,
    );
  }

  #run(
    verb: string,
    { name }: StackPlan,
    { profile, forCdk }: Access,
    options: readonly string[],
  ): Promise<Ended> {
    const args = [
      ...[CDK, verb, name, '--app', this.#assembly, '--exclusively', '--no-notices'],
      this.#context.progress.color ? '--color' : '--no-color',
      ...(profile === null ? [] : ['--profile', profile]),
      ...options,
    ];
    const { environment, progress, interruption: signal } = this.#context;
    // In a process group of its own cdk does not receive Ctrl-C; this program does, ends cdk and explains the state.
    const child = spawn(process.execPath, args, {
      env: { ...environment.forCdk, ...forCdk },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      signal,
    });
    let output = '';
    const onOutput = (text: string): void => {
      output += stripVTControlCharacters(text);
      progress.passThrough(text);
    };
    child.stdout.setEncoding('utf8').on('data', onOutput);
    child.stderr.setEncoding('utf8').on('data', onOutput);
    return new Promise((resolve, reject) => {
      child.once('error', (cause) => {
        if (signal.aborted) return;
        reject(new OuCostError('Defect', `cdk cannot be started: ${cause.message}`, { cause }));
      });
      child.once('close', (code) => {
        if (signal.aborted) reject(signal.reason);
        else resolve({ exitCode: code ?? 1, output });
      });
    });
  }
}
