import { DeploymentError } from './error.ts';
import { isObject, type JsonObject } from './json-value.ts';
import type { PolicyDocument, PolicyStatement } from './model.ts';

/** Checks the outline of a resolved policy document. The evaluator checks its grammar. */
export function policyDocument(value: unknown, where: string): PolicyDocument {
  if (!isObject(value)) {
    throw new DeploymentError(`${where}: the policy is ${JSON.stringify(value)}, expected an object`);
  }
  const statements = Array.isArray(value['Statement']) ? value['Statement'] : [value['Statement']];
  const version = value['Version'];
  return {
    ...(typeof version === 'string' ? { Version: version } : {}),
    Statement: statements.map((statement) => policyStatement(statement, where)),
  };
}

function policyStatement(value: unknown, where: string): PolicyStatement {
  if (!isObject(value) || !isStatement(value)) {
    throw new DeploymentError(`${where}: ${JSON.stringify(value)} is not a policy statement`);
  }
  return value;
}

function isStatement(value: JsonObject): value is JsonObject & PolicyStatement {
  const effect = value['Effect'];
  return (effect === 'Allow' || effect === 'Deny') && ('Action' in value || 'NotAction' in value);
}

/** The values of a policy element, which is either one string or a list. */
export function listOf(element: string | readonly string[] | undefined): readonly string[] {
  if (element === undefined) {
    return [];
  }
  return typeof element === 'string' ? [element] : element;
}
