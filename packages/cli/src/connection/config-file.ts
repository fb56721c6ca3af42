import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Config, decodeConfig } from '@ou-cost/contract';
import { REACH_OPTIONS } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';

/**
 * The configuration in the file of `--config`, else in the default file of the working folder; null where the
 * latter does not exist. Fails with InvalidConfiguration, naming the file.
 */
export async function loadConfig(named: string | null, workingFolder: string): Promise<Config | null> {
  const file = named ?? REACH_OPTIONS.config.default;
  let text: string;
  try {
    text = await readFile(path.resolve(workingFolder, file), 'utf8');
  } catch (cause) {
    const isAbsent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (isAbsent && named === null) return null;
    const why = isAbsent
      ? 'does not exist'
      : `cannot be read: ${cause instanceof Error ? cause.message : cause}`;
    throw new OuCostError('InvalidConfiguration', `the configuration file '${file}' ${why}`, { cause });
  }
  return decodeConfig(text, file);
}
