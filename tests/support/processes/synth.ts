import { executeNode } from './execute.ts';

/** Synthesizes the stacks of a configuration file into a folder, as `npm run synth` does. Returns the folder. */
export async function synthesizeIn(folder: string, config: string): Promise<string> {
  const { exitCode, stderr } = await executeNode('packages/infra/src/main.ts', [
    '--config',
    config,
    '--out',
    folder,
  ]);
  if (exitCode !== 0) throw new Error(`the stacks cannot be synthesized: ${stderr}`);
  return folder;
}
