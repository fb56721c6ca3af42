import type { Remedy } from '../diagnosis.ts';
import { commandsListing } from './commands.ts';

/** Advice where no statement would help. */
export function adviceOnly(
  sentence: string,
  more: readonly string[] = [],
  commands: readonly string[] = [],
): Remedy {
  return { advice: [sentence, ...more], statements: [], commands };
}

/**
 * What to do where a principal may do what it must not. Any of its policies may allow it, so the commands list them
 * and remove nothing.
 */
export function adviceOnExcess(principalArn: string, sentence: string, more: readonly string[] = []): Remedy {
  return adviceOnly(sentence, [], [...commandsListing(principalArn), ...more]);
}
