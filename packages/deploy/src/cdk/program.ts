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

/** The CDK program of this clone, on one cloud assembly. */
export class CdkProgram {
  readonly #assembly: string;
  readonly #context: CdkContext;

  constructor(assembly: string, context: CdkContext) {
    this.#assembly = assembly;
    this.#context = context;
  }

  /**
   * Shows what deploying the stack would change, and says whether that is anything. Compares templates: a change
   * set would be more exact about replacements, but it is made on AWS, and nothing is to be changed yet.
   */
  async diff(plan: StackPlan, access: Access): Promise<boolean> {
    const { exitCode, output } = await this.#run('diff', plan, access, ['--method', 'template', '--fail']);
    if (exitCode === 0) return false;
    // It ends alike whether there is a difference or it could not look; only with a difference it says so.
    if (/Number of stacks with differences: [1-9]/.test(output)) return true;
    throw this.#failure(`the difference of ${plan.name} cannot be shown`, output, 'nothing was changed');
  }

  /** Deploys the stack and says whether anything changed. Fails with Incomplete where CloudFormation did not get through. */
  async deploy(plan: StackPlan, access: Access): Promise<boolean> {
    const { exitCode, output } = await this.#run('deploy', plan, access, [
      ...['--require-approval', 'never', '--progress', 'events'],
    ]);
    if (exitCode !== 0) {
      const remedy = 'put right what it says and run again: what is done already stays';
      throw this.#failure(`${plan.name} was not deployed`, output, remedy);
    }
    return !output.includes(`${plan.name} (no changes)`);
  }

  /** Deletes the stack. Fails with Incomplete where something of it is left. */
  async destroy(plan: StackPlan, access: Access): Promise<void> {
    const { exitCode, output } = await this.#run('destroy', plan, access, ['--force']);
    if (exitCode !== 0) {
      throw this.#failure(`${plan.name} was not deleted`, output, 'put right what it says and run again');
    }
  }

  #failure(what: string, output: string, remedy: string): OuCostError {
    const lines = output.split('\n').filter((line) => line.trim() !== '');
    return new OuCostError(
      'Incomplete',
      `${what} (${lines.at(-1)?.trim() ?? 'cdk said nothing'}); ${remedy}`,
    );
  }

  #run(verb: string, { name }: StackPlan, { profile }: Access, options: readonly string[]): Promise<Ended> {
    const args = [
      ...[CDK, verb, name, '--app', this.#assembly, '--exclusively', '--no-notices'],
      this.#context.progress.color ? '--color' : '--no-color',
      ...(profile === null ? [] : ['--profile', profile]),
      ...options,
    ];
    const { environment, progress, interruption: signal } = this.#context;
    // A group of its own: Ctrl-C reaches this program alone, which then ends cdk and says what that means.
    const child = spawn(process.execPath, args, {
      env: environment.forCdk,
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
        reject(new OuCostError('Defect', `cdk does not start: ${cause.message}`, { cause }));
      });
      child.once('close', (code) => {
        if (signal.aborted) reject(signal.reason);
        else resolve({ exitCode: code ?? 1, output });
      });
    });
  }
}
