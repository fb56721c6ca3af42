import { DeploymentError } from './error.ts';
import type { JsonObject } from './json-value.ts';

/**
 * Refuses properties that the sandbox does not know: what it ignored would be a promise of a template that nobody tested.
 *
 * @throws DeploymentError with the names
 */
export function only(properties: JsonObject, known: readonly string[], where: string): void {
  const unknown = Object.keys(properties).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new DeploymentError(`${where}: the sandbox does not know ${unknown.join(', ')}`);
  }
}
