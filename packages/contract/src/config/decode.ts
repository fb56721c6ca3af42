import { OuCostError } from '@ou-cost/spend';
import { parseWith } from '../parse.ts';
import { type Config, configSchema } from './schema.ts';

/** The configuration in a file's text. Fails with InvalidConfiguration, naming the file and the keys. */
export function decodeConfig(text: string, fileName: string): Config {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (cause) {
    throw new OuCostError('InvalidConfiguration', `${fileName} is not JSON: ${String(cause)}`, { cause });
  }
  return parseWith(configSchema, input, 'InvalidConfiguration', fileName);
}
