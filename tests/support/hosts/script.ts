import { mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '@ou-cost/sandbox';
import type { LambdaEndpoint } from '../faults/lambda-endpoint.ts';
import { REPOSITORY } from '../files/repository.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { type Ended, execute } from '../processes/execute.ts';
import { environmentOf, OCTOBER } from '../processes/ou-cost.ts';

/** The shell script for hosts that have only the AWS CLI. */
export const SCRIPT = join(REPOSITORY, 'integrations', 'shell', 'ou-cost-report.sh');

type Variables = Readonly<Record<string, string>>;

/** A host on which the script runs as Rundeck's role, with Debian's programs and its own home folder. */
export class ScriptHost {
  /** The current folder of the script, which also holds its temporary files and the home folder. */
  readonly folder = temporaryFolder('script');
  readonly home = join(this.folder, 'home');
  readonly #sandbox: Sandbox;
  readonly #script: string;

  constructor(sandbox: Sandbox, script = SCRIPT) {
    this.#sandbox = sandbox;
    this.#script = script;
    mkdirSync(join(this.home, '.aws'), { recursive: true });
  }

  settings(changes: Variables = {}): Record<string, string> {
    const env = environmentOf(this.#sandbox, 'RundeckBatchRole');
    // The AWS CLI reads its settings from the home folder.
    delete env['AWS_CONFIG_FILE'];
    delete env['AWS_SHARED_CREDENTIALS_FILE'];
    return { ...env, PATH: '/usr/bin:/bin', HOME: this.home, TMPDIR: this.folder, ...changes };
  }

  run(args: readonly string[], changes: Variables = {}): Promise<Ended> {
    return execute('/bin/sh', [this.#script, ...args], { env: this.settings(changes), cwd: this.folder });
  }

  /** Runs the script with an endpoint in the place of Lambda's, and stops the endpoint. */
  async runAgainst(endpoint: LambdaEndpoint, args: readonly string[] = OCTOBER): Promise<Ended> {
    try {
      return await this.run(args, { AWS_ENDPOINT_URL_LAMBDA: endpoint.endpoint });
    } finally {
      await endpoint.stop();
    }
  }

  /** The files in the folder and in the home folder. */
  filesLeft(): string[] {
    const all = readdirSync(this.folder, { recursive: true }).map(String);
    return all.filter((name) => name !== 'home' && name !== join('home', '.aws')).sort();
  }
}

/** The programs that the script needs: the AWS CLI, and what every Unix has. */
export const SCRIPT_NEEDS = ['aws', 'awk', 'cat', 'dirname', 'grep', 'mktemp', 'mv', 'od', 'rm', 'sed', 'tr'];

/** A search path with these of Debian's programs and no others. */
export function programsOnly(folder: string, names: readonly string[]): string {
  const path = mkdtempSync(join(folder, 'bin-'));
  for (const name of names) symlinkSync(join('/usr/bin', name), join(path, name));
  return path;
}
