import { isObject, type JsonObject, memberAt } from '../json-value.ts';
import type { ParameterValues } from '../parameters/values.ts';
import { ruleHolds } from './functions.ts';
import { RuleError } from './rule-error.ts';

/**
 * What the Rules section of a template says against the values of its parameters, in one line for each assertion that
 * does not hold, and for each rule that CloudFormation or the sandbox cannot evaluate. Every expression is evaluated, also
 * of a rule whose condition does not hold, so that a function that is not allowed is always found.
 * @param values the parameters and the pseudo parameters
 */
export function ruleProblems(template: JsonObject, values: ParameterValues): string[] {
  const section = memberAt(template, 'Rules') ?? {};
  if (!isObject(section)) return ['Rules is not an object'];
  return Object.entries(section).flatMap(([name, rule]) => {
    try {
      return failedAssertions(rule, values).map((description) => `Rule ${name}: ${description}`);
    } catch (error) {
      if (error instanceof RuleError) return [`Rule ${name}: ${error.message}`];
      throw error;
    }
  });
}

function failedAssertions(rule: unknown, values: ParameterValues): string[] {
  if (!isObject(rule)) throw new RuleError('it is not an object');
  refuseOthers(rule, ['RuleCondition', 'Assertions']);
  const condition = memberAt(rule, 'RuleCondition');
  const assertions = memberAt(rule, 'Assertions');
  if (!Array.isArray(assertions) || assertions.length === 0) throw new RuleError('it has no Assertions');
  const applies = condition === undefined || ruleHolds(condition, values);
  const failed = assertions.flatMap((assertion, index) => failedAssertion(assertion, index, values));
  return applies ? failed : [];
}

function failedAssertion(assertion: unknown, index: number, values: ParameterValues): string[] {
  if (!isObject(assertion)) throw new RuleError(`assertion ${index + 1} is not an object`);
  refuseOthers(assertion, ['Assert', 'AssertDescription']);
  const description = memberAt(assertion, 'AssertDescription') ?? `assertion ${index + 1} does not hold`;
  if (typeof description !== 'string') throw new RuleError('AssertDescription is not text');
  return ruleHolds(memberAt(assertion, 'Assert'), values) ? [] : [description];
}

function refuseOthers(written: JsonObject, known: readonly string[]): void {
  const other = Object.keys(written).find((key) => !known.includes(key));
  if (other !== undefined) throw new RuleError(`it has no property ${other}`);
}
