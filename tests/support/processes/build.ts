import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { REPOSITORY } from '../files/repository.ts';
import { type Ended, execute, ISOLATED } from './execute.ts';

const BUILD = 'scripts/build/main.ts';

/** Builds what `npm run build` builds into a folder, with these variables added to the environment. */
export async function buildIn(
  folder: string,
  variables: Readonly<Record<string, string>> = {},
  checkout: string = REPOSITORY,
): Promise<void> {
  const { exitCode, stderr } = await execute(process.execPath, [join(checkout, BUILD), '--out', folder], {
    env: { ...ISOLATED, ...variables },
    cwd: checkout,
  });
  if (exitCode !== 0) throw new Error(`the build failed: ${stderr}`);
}

/**
 * The folder with what `npm run build` builds, made once for all test files of a run: the first that asks builds it, the
 * others wait. Nobody may change it.
 */
export async function sharedBuild(): Promise<string> {
  const folder = join(inject('temporaryFolder'), 'dist');
  const isBuilt = `${folder}.built`;
  if (mkdirSync(folder, { recursive: true }) !== undefined) {
    await buildIn(folder).finally(() => writeFileSync(isBuilt, ''));
  }
  while (!existsSync(isBuilt)) await setTimeout(50);
  if (!existsSync(join(folder, 'SHA256SUMS'))) throw new Error('the build failed in another test file');
  return folder;
}

/** Makes a folder a clone of the repository with its installed packages, and with what is not committed yet. */
export function cloneInto(folder: string): void {
  const run = (program: string, ...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: REPOSITORY, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr}`);
    return stdout;
  };
  run('git', 'clone', '--quiet', '--no-checkout', REPOSITORY, folder);
  const sources = run('git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  for (const name of sources.filter((each) => each !== '' && existsSync(join(REPOSITORY, each)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(REPOSITORY, name), join(folder, name));
  }
  // Hard links, which another disk does not take.
  const packages = [join(REPOSITORY, 'node_modules'), folder] as const;
  const isLinked = spawnSync('cp', ['-al', ...packages]).status === 0;
  if (!isLinked) run('cp', '-a', ...packages);
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

/** Packs a package and installs the archive in an empty folder. Returns the files that the archive has. */
export async function installPacked(source: string, folder: string): Promise<readonly string[]> {
  mkdirSync(folder);
  const packed = await npm(['pack', '--json', '--pack-destination', folder, source], folder);
  if (packed.exitCode !== 0) throw new Error(`npm pack failed: ${packed.stderr}`);
  const [archive] = JSON.parse(packed.stdout) as readonly {
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  const { filename = '', files = [] } = archive ?? {};
  const installed = await npm(['install', '--prefix', folder, join(folder, filename)], folder);
  if (installed.exitCode !== 0) throw new Error(`npm install failed: ${installed.stderr}`);
  return files.map(({ path }) => path);
}
