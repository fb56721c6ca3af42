import { readFileSync } from 'node:fs';
import { type Config, decodeConfig } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';

export const DEFAULT_CONFIG_FILE = 'ou-cost.config.json';

/** The configuration in a file. Fails with InvalidConfiguration if the file is missing, unreadable or wrong. */
export function readConfig(fileName: string): Config {
  let text: string;
  try {
    text = readFileSync(fileName, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const message =
      code === 'ENOENT'
        ? `${fileName} does not exist; 'npm run init' makes a configuration, and --config FILE names another`
        : `${fileName} cannot be read (${code ?? String(cause)}); name the configuration with --config FILE`;
    throw new OuCostError('InvalidConfiguration', message, { cause });
  }
  return decodeConfig(text, fileName);
}
