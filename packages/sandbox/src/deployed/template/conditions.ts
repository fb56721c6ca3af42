import { DeploymentError } from '../error.ts';
import { isObject, type JsonObject, memberAt } from '../json-value.ts';

/** How many operands a condition function takes. */
const OPERANDS: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['Fn::Equals', [2, 2]],
  ['Fn::And', [2, 10]],
  ['Fn::Or', [2, 10]],
  ['Fn::Not', [1, 1]],
]);

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
  const compared = (operand: unknown): string => {
    const value = resolve(operand);
    if (typeof value === 'object' || typeof value === 'symbol') {
      throw new DeploymentError(
        `condition ${name}: every Fn::Equals object requires a list of 2 string parameters, not ${JSON.stringify(operand)}`,
      );
    }
    return String(value);
  };
  const evaluate = (expression: unknown): boolean => {
    const [operator, operand] = isObject(expression) ? (Object.entries(expression)[0] ?? []) : [];
    const operands = Array.isArray(operand) ? operand : [];
    const [least, most] = OPERANDS.get(operator ?? '') ?? [0, 10];
    if (operands.length < least || operands.length > most) {
      const count = least === most ? least : `${least} to ${most}`;
      throw new DeploymentError(`condition ${name}: ${operator} takes a list of ${count}`);
    }
    // Every operand is evaluated, so that an error is found whatever the others are.
    switch (operator) {
      case 'Condition':
        return holds(String(operand), conditions, resolve, [...seen, name]);
      case 'Fn::Equals':
        return compared(operands[0]) === compared(operands[1]);
      case 'Fn::And':
        return operands.map(evaluate).every(Boolean);
      case 'Fn::Or':
        return operands.map(evaluate).some(Boolean);
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
