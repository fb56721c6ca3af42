import { join } from 'node:path';
import { type Ended, execute, executeNode, ISOLATED } from './execute.ts';

/** Builds what `npm run build` builds into a folder, with these variables added to the environment. */
export async function buildIn(
  folder: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { exitCode, stderr } = await executeNode('scripts/build/main.ts', ['--out', folder], {
    env: { ...ISOLATED, ...variables },
  });
  if (exitCode !== 0) throw new Error(`the build failed: ${stderr}`);
}

/** Runs this machine's npm without a network, with its settings and its cache in `cwd`. */
export function npm(args: readonly string[], cwd: string): Promise<Ended> {
  const env = {
    ...ISOLATED,
    HOME: cwd,
    npm_config_cache: join(cwd, '.npm'),
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
  };
  return execute('npm', args, { env, cwd });
}
