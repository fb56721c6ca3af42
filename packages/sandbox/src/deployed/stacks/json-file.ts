import { readFileSync } from 'node:fs';
import { DeploymentError } from '../error.ts';
import { isObject, type JsonObject } from '../json-value.ts';

/**
 * The value that a file holds as JSON, and the file's size.
 * @param remedy what to do if the file cannot be read
 * @throws DeploymentError if the file cannot be read or is not JSON
 */
export function readJson(file: string, remedy: string): { value: unknown; bytes: number } {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (cause) {
    throw new DeploymentError(`cannot read ${file}: ${remedy}`, { cause });
  }
  try {
    return { value: JSON.parse(content.toString('utf8')), bytes: content.length };
  } catch (cause) {
    throw new DeploymentError(`${file} is not JSON`, { cause });
  }
}

/** @throws DeploymentError as `readJson`, and if the value is not an object */
export function readJsonObject(file: string, remedy: string): { content: JsonObject; bytes: number } {
  const { value, bytes } = readJson(file, remedy);
  if (!isObject(value)) throw new DeploymentError(`${file} does not hold a JSON object`);
  return { content: value, bytes };
}
