import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readConfig, synthesize } from '@ou-cost/infra';
import { inject } from 'vitest';

/**
 * Synthesizes the stacks of several files, each into a folder of its own, with the bundle that the run began with: no
 * configuration changes the function's code, and bundling it is most of the time. Returns the folders in order.
 */
export function synthesizeAll(folder: string, configs: readonly string[]): string[] {
  const folders = foldersOf(folder, configs);
  for (const [index, config] of configs.entries()) synthesizeIn(folders[index] ?? folder, config);
  return folders;
}

/** As `synthesizeAll`, for one file and into the folder itself. Returns the folder. */
export function synthesizeIn(folder: string, config: string): string {
  synthesize({ config: readConfig(config), outdir: folder, functionAsset: sharedBundle() });
  return folder;
}

function foldersOf(folder: string, configs: readonly string[]): string[] {
  return configs.map((config) => join(folder, basename(config, '.json')));
}

function sharedBundle(): string {
  const [assembly = ''] = Object.values(inject('cdkOut'));
  const name = readdirSync(assembly).find((entry) => entry.startsWith('asset.'));
  if (name === undefined) throw new Error(`${assembly} has no bundle`);
  return join(assembly, name);
}
