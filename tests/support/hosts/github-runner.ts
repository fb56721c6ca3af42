import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../files/repository.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { type Ended, execute } from '../processes/execute.ts';
import { OU_COST } from '../processes/ou-cost.ts';
import { filledIn, type RunState } from './github-workflow.ts';

type Texts = Readonly<Record<string, string>>;

export interface WorkflowStep {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly shell?: string;
  readonly env?: Texts;
  readonly run?: string;
}

/** How a job ended. */
interface FinishedJob {
  /** The steps that were not skipped, by their names, commands or actions. */
  readonly ran: readonly string[];
  /** How each step with a script ended. */
  readonly ended: ReadonlyMap<string, Ended>;
  readonly isFailed: boolean;
  /** What the page of the run shows. */
  readonly summary: string;
  readonly workspace: string;
}

/** The contexts `inputs`, `vars` and `secrets`; what is not set is empty, as on GitHub. */
export interface Settings {
  readonly inputs?: Texts;
  readonly vars?: Texts;
  readonly secrets?: Texts;
}

export const nameOf = ({ name, run, uses }: WorkflowStep): string => name ?? run ?? uses ?? '';

/** Whether a condition asks how the job stands. One that does not ask holds only while nothing has failed. */
const asksForStatus = ({ if: condition = '' }: WorkflowStep): boolean =>
  /\b(?:success|failure|always|cancelled)\(/.test(condition);

/** Starts the program of this repository where the workflow asks npx for it, and nothing where it asks npm. */
function programs(): string {
  const folder = temporaryFolder('runner-programs');
  const npx = `#!/bin/sh\n[ "$1" = ou-cost ] || exit 99\nshift\nexec '${process.execPath}' '${join(REPOSITORY, OU_COST)}' "$@"\n`;
  for (const [name, text] of Object.entries({ npx, npm: '#!/bin/sh\n[ "$1" = ci ]\n' })) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/**
 * Runs the steps of a job one after the other, as GitHub's runner does: a step whose condition does not hold is skipped,
 * one without a condition is skipped after a failure, scripts run in bash, and actions do nothing.
 */
export async function runJob(
  steps: readonly WorkflowStep[],
  { inputs = {}, vars = {}, secrets = {} }: Settings,
  env: Texts,
  files: Texts,
): Promise<FinishedJob> {
  const workspace = temporaryFolder('workspace');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);
  const temporary = join(workspace, '.runner');
  mkdirSync(temporary);
  const [output, summary] = [join(temporary, 'output'), join(temporary, 'summary')];
  const outputs: Record<string, { outputs: Record<string, string> }> = {};
  const ended = new Map<string, Ended>();
  const ran: string[] = [];
  let isFailed = false;
  const path = `${programs()}:/usr/bin:/bin`;

  for (const step of steps) {
    const contexts = { inputs, vars, secrets, steps: outputs };
    const state: RunState = { contexts, isFailed, files: readdirSync(workspace) };
    const isDue =
      (!isFailed || asksForStatus(step)) && (step.if === undefined || filledIn(step.if, state) === 'true');
    if (!isDue) continue;
    ran.push(nameOf(step));
    if (step.run === undefined) continue;
    writeFileSync(output, '');
    const script = join(temporary, 'script.sh');
    writeFileSync(script, filledIn(step.run, state));
    const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, filledIn(text, state)]);
    // How GitHub starts bash, where the step names it and where it does not.
    const flags = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
    const one = await execute('/bin/bash', [...flags, script], {
      cwd: workspace,
      env: {
        ...env,
        ...Object.fromEntries(own),
        PATH: path,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'acme/finops',
        GITHUB_RUN_ID: '1234',
      },
    });
    ended.set(nameOf(step), one);
    isFailed ||= one.exitCode !== 0;
    const lines = readFileSync(output, 'utf8').trim().split('\n');
    if (step.id !== undefined) {
      outputs[step.id] = {
        outputs: Object.fromEntries(lines.map((line) => line.split('=') as [string, string])),
      };
    }
  }
  const shown = existsSync(summary) ? readFileSync(summary, 'utf8') : '';
  return { ran, ended, isFailed, summary: shown, workspace };
}
