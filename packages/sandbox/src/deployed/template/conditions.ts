import { DeploymentError } from '../error.ts';
import { isObject, type JsonObject, memberAt } from '../json-value.ts';

/** Evaluates the condition `name` of a template's Conditions section; `resolve` resolves intrinsic functions. */
export function holds(
  name: string,
  conditions: JsonObject,
  resolve: (value: unknown) => unknown,
  seen: readonly string[] = [],
): boolean {
  if (seen.includes(name)) {
    throw new DeploymentError(`condition ${name} depends on itself`);
  }
  if (!Object.hasOwn(conditions, name)) {
    throw new DeploymentError(`condition ${name} is not in the template`);
  }
  const evaluate = (expression: unknown): boolean => {
    const [operator, operand] = isObject(expression) ? (Object.entries(expression)[0] ?? []) : [];
    const operands = Array.isArray(operand) ? operand : [];
    switch (operator) {
      case 'Condition':
        return holds(String(operand), conditions, resolve, [...seen, name]);
      case 'Fn::Equals':
        return JSON.stringify(resolve(operands[0])) === JSON.stringify(resolve(operands[1]));
      case 'Fn::And':
        return operands.every(evaluate);
      case 'Fn::Or':
        return operands.some(evaluate);
      case 'Fn::Not':
        return !evaluate(operands[0]);
      default:
        throw new DeploymentError(
          `condition ${name}: ${operator ?? JSON.stringify(expression)} is not supported`,
        );
    }
  };
  return evaluate(memberAt(conditions, name));
}
