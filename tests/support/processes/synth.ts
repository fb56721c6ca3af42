import { basename, join } from 'node:path';
import { executeNode } from './execute.ts';

/** Synthesizes the stacks of a configuration file into a folder, as `npm run synth` does. Returns the folder. */
export async function synthesizeIn(folder: string, config: string): Promise<string> {
  await synthesize(folder, [config]);
  return folder;
}

/** Synthesizes the stacks of several files in one process, each into a folder of its own. Returns these in order. */
export async function synthesizeAll(folder: string, configs: readonly string[]): Promise<string[]> {
  await synthesize(folder, configs);
  return configs.map((config) => join(folder, basename(config, '.json')));
}

async function synthesize(folder: string, configs: readonly string[]): Promise<void> {
  const args = [...configs.flatMap((config) => ['--config', config]), '--out', folder];
  const { exitCode, stderr } = await executeNode('packages/infra/src/main.ts', args);
  if (exitCode !== 0) throw new Error(`the stacks cannot be synthesized: ${stderr}`);
}
