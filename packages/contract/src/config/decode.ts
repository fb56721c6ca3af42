import { parseWith } from '../parse.ts';
import { parseJsonText } from './json-text.ts';
import { type Config, configSchema } from './schema.ts';

/** The configuration in a file's text. Fails with InvalidConfiguration, naming the file and the keys. */
export function decodeConfig(text: string, fileName: string): Config {
  return parseWith(configSchema, parseJsonText(text, fileName), 'InvalidConfiguration', fileName);
}
