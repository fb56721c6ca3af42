import { type CfnParameter, CfnRule, Fn, type ICfnRuleConditionExpression, type Stack } from 'aws-cdk-lib';

/*
 * What CloudFormation checks across parameters before it creates anything. In rules it compares whole texts only:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html
 */

/** Without a value; a switch is off. */
function isEmpty({ valueAsString, default: usual }: CfnParameter): ICfnRuleConditionExpression {
  return Fn.conditionEquals(valueAsString, usual === 'false' ? 'false' : '');
}

/** No two of the parameters may have one value, but several may be left out. `problem` says why of two of them. */
export function allDifferent(
  stack: Stack,
  id: string,
  parameters: readonly CfnParameter[],
  problem: (one: string, other: string) => string,
): void {
  const rule = new CfnRule(stack, id);
  parameters.forEach((one, index) => {
    for (const other of parameters.slice(index + 1)) {
      const differ = Fn.conditionNot(Fn.conditionEquals(one.valueAsString, other.valueAsString));
      const areOptional = one.default === '' || other.default === '';
      rule.addAssertion(
        areOptional ? Fn.conditionOr(differ, isEmpty(other)) : differ,
        problem(one.node.id, other.node.id),
      );
    }
  });
}

/** Both parameters have a value, or neither. */
export function bothOrNeither(
  stack: Stack,
  id: string,
  [one, other]: readonly [CfnParameter, CfnParameter],
  problem: string,
): void {
  const neither = Fn.conditionAnd(isEmpty(one), isEmpty(other));
  const both = Fn.conditionAnd(Fn.conditionNot(isEmpty(one)), Fn.conditionNot(isEmpty(other)));
  new CfnRule(stack, id).addAssertion(Fn.conditionOr(neither, both), problem);
}

/** The parameter has no value. */
export function mustBeEmpty(stack: Stack, id: string, parameter: CfnParameter, problem: string): void {
  new CfnRule(stack, id).addAssertion(isEmpty(parameter), problem);
}

/** None of the parameters may have a value without the other one. `problem` says why of one of them. */
export function onlyTogetherWith(
  stack: Stack,
  id: string,
  parameters: readonly CfnParameter[],
  other: CfnParameter,
  problem: (one: string, other: string) => string,
): void {
  const rule = new CfnRule(stack, id);
  for (const one of parameters) {
    const isAllowed = Fn.conditionOr(isEmpty(one), Fn.conditionNot(isEmpty(other)));
    rule.addAssertion(isAllowed, problem(one.node.id, other.node.id));
  }
}
