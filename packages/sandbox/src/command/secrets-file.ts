import { readFileSync } from 'node:fs';
import type { OutgoingOptions } from '../outgoing/services.ts';

/**
 * Reads a JSON object with the ARNs of secrets and parameters, and their texts.
 *
 * @throws Error with one line that names the file and what is wrong in it, and no text
 */
export function readSecrets(file: string): Required<Pick<OutgoingOptions, 'secrets' | 'secureParameters'>> {
  const texts = Object.entries(textsIn(file)).map(([arn, text]) => {
    if (!/^arn:[^:]+:(?:secretsmanager|ssm):[^:]+:\d{12}:/.test(arn)) {
      throw new Error(`${file}: ${arn} is the ARN of neither a secret nor a parameter`);
    }
    if (typeof text !== 'string') throw new Error(`${file}: ${arn} has no text`);
    return { arn, text };
  });
  const isSecret = ({ arn }: { arn: string }): boolean => arn.includes(':secretsmanager:');
  return { secrets: texts.filter(isSecret), secureParameters: texts.filter((each) => !isSecret(each)) };
}

function textsIn(file: string): object {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  } catch {
    // The reason may quote the file, in which secrets are.
  }
  throw new Error(`${file} is no JSON object with the ARNs of secrets and their texts`);
}
