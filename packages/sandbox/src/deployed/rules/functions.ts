import { isObject } from '../json-value.ts';
import type { ParameterValue } from '../parameters/constraints.ts';
import type { ParameterValues } from '../parameters/values.ts';
import { RuleError } from './rule-error.ts';

/** Rule functions whose answer is in the account. */
const ASK_THE_ACCOUNT = ['Fn::RefAll', 'Fn::ValueOf', 'Fn::ValueOfAll'];

/**
 * Whether a rule's condition or assertion holds. Nothing is skipped, so that every function within is checked.
 * @throws RuleError for anything but a rule function that gives true or false, with `Ref` and lists as operands
 */
export function ruleHolds(expression: unknown, values: ParameterValues): boolean {
  const [name, operand] = functionOf(expression);
  const { least, most, holds } = ruleFunction(name);
  const operands = Array.isArray(operand) ? operand : [];
  if (operands.length < least || operands.length > most) {
    const count = least === most ? `${least}` : `${least} to ${most}`;
    throw new RuleError(`${name} takes a list of ${count}, not ${JSON.stringify(operand)}`);
  }
  return holds(operands, values);
}

interface RuleFunction {
  readonly least: number;
  readonly most: number;
  holds(operands: readonly unknown[], values: ParameterValues): boolean;
}

const eachOf = (operands: readonly unknown[], values: ParameterValues): boolean[] =>
  operands.map((operand) => ruleHolds(operand, values));

const RULE_FUNCTIONS: ReadonlyMap<string, RuleFunction> = new Map<string, RuleFunction>([
  ['Fn::And', { least: 2, most: 10, holds: (operands, values) => eachOf(operands, values).every(Boolean) }],
  ['Fn::Or', { least: 2, most: 10, holds: (operands, values) => eachOf(operands, values).some(Boolean) }],
  ['Fn::Not', { least: 1, most: 1, holds: (operands, values) => !eachOf(operands, values)[0] }],
  [
    'Fn::Equals',
    {
      least: 2,
      most: 2,
      holds: ([one, other], values) =>
        JSON.stringify(operandValue(one, values)) === JSON.stringify(operandValue(other, values)),
    },
  ],
  [
    'Fn::Contains',
    {
      least: 2,
      most: 2,
      holds: ([members, member], values) => listOf(members, values).includes(textOf(member, values)),
    },
  ],
  [
    'Fn::EachMemberEquals',
    {
      least: 2,
      most: 2,
      holds: ([members, member], values) => {
        const expected = textOf(member, values);
        return listOf(members, values).every((each) => each === expected);
      },
    },
  ],
  [
    'Fn::EachMemberIn',
    {
      least: 2,
      most: 2,
      holds: ([members, allowed], values) => {
        const among = listOf(allowed, values);
        return listOf(members, values).every((each) => among.includes(each));
      },
    },
  ],
]);

function ruleFunction(name: string): RuleFunction {
  const found = RULE_FUNCTIONS.get(name);
  if (found) return found;
  throw new RuleError(
    ASK_THE_ACCOUNT.includes(name)
      ? `${name} asks the account, which the sandbox cannot`
      : `${name} is not a function that a condition or an assertion can be`,
  );
}

function functionOf(expression: unknown): readonly [name: string, operand: unknown] {
  const [entry, ...others] = isObject(expression) ? Object.entries(expression) : [];
  if (entry === undefined || others.length > 0) {
    throw new RuleError(`${JSON.stringify(expression)} is not a function`);
  }
  return entry;
}

/** A text, a list of texts, or what a parameter or a pseudo parameter has of these. */
function operandValue(operand: unknown, values: ParameterValues): ParameterValue {
  if (typeof operand === 'string') return operand;
  if (Array.isArray(operand)) return operand.map((member) => textOf(member, values));
  const [name, referred] = functionOf(operand);
  if (name !== 'Ref') {
    throw new RuleError(
      ASK_THE_ACCOUNT.includes(name)
        ? `${name} asks the account, which the sandbox cannot`
        : `${name} cannot be an operand of a rule function: write Ref, text or a list`,
    );
  }
  const value = values.get(String(referred));
  if (value === undefined) throw new RuleError(`Ref ${String(referred)} is not a parameter`);
  return value;
}

function textOf(operand: unknown, values: ParameterValues): string {
  const value = operandValue(operand, values);
  if (typeof value === 'string') return value;
  throw new RuleError(`${JSON.stringify(operand)} is a list, expected text`);
}

function listOf(operand: unknown, values: ParameterValues): readonly string[] {
  const value = operandValue(operand, values);
  if (typeof value !== 'string') return value;
  throw new RuleError(`${JSON.stringify(operand)} is text, expected a list`);
}
