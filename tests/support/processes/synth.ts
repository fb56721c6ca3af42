import { executeNode } from './execute.ts';

/** Runs `npm run synth`'s program as a process. Returns the folder of the cloud assembly. */
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
