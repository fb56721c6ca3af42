import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DeployedFunction } from '../deployed/model.ts';

/**
 * Copies a function's code into a new temporary folder, where it can find no package.json and no node_modules of the
 * repository, as on AWS. Inline code becomes `index.js`. Returns the folder, which its user must remove; if copying
 * fails, no folder is left.
 */
export async function createTaskRoot({ assetFolder, inlineCode, arn }: DeployedFunction): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'ou-cost-task-'));
  try {
    if (inlineCode !== undefined) await writeFile(path.join(root, 'index.js'), inlineCode);
    else if (assetFolder !== undefined) await cp(assetFolder, root, { recursive: true });
    else throw new Error(`function ${arn} has no code`);
    return root;
  } catch (error) {
    await rm(root, { recursive: true, force: true });
    throw error;
  }
}
