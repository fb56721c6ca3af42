import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Ended, execute, ISOLATED } from '../processes/execute.ts';

/** Terraform asks nobody for a newer version of itself. */
const environment = { ...ISOLATED, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };

/** Writes a line where Terraform is missing, because the tests that need it are skipped without a failure. */
export function hasTerraform(): boolean {
  if (spawnSync('terraform', ['version'], { env: environment }).status === 0) return true;
  process.stderr.write('skipped: the tests that need terraform, which is not installed here\n');
  return false;
}

export function terraform(args: readonly string[], folder: string): Promise<Ended> {
  return execute('terraform', args, { env: { ...environment, HOME: folder }, cwd: folder });
}

export function writeFiles(folder: string, files: Iterable<readonly [path: string, text: string]>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
