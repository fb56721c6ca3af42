import {
  Aws,
  CfnCondition,
  CfnParameter,
  CfnResource,
  Fn,
  type IResolvable,
  Reference,
  Stack,
  Tokenization,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A setting that may be a parameter of the template: its text, or the list that a list parameter is. */
type Setting = string | readonly string[];

function parameterBehind(setting: Setting): CfnParameter | undefined {
  const token =
    typeof setting === 'string'
      ? Tokenization.reverseString(setting).firstToken
      : Tokenization.reverseList([...setting]);
  return Reference.isReference(token) &&
    CfnParameter.isCfnElement(token.target) &&
    token.target instanceof CfnParameter
    ? token.target
    : undefined;
}

/** The id of the condition that a parameter, which may be left out, has a value. */
function conditionId(parameter: CfnParameter): string {
  return `${parameter.node.id}IsGiven`;
}

/** Declares that the parameter may be left out: it then is the empty text. */
export function declareOptional(parameter: CfnParameter): void {
  const given =
    parameter.type === 'CommaDelimitedList' ? Fn.join('', parameter.valueAsList) : parameter.valueAsString;
  new CfnCondition(Stack.of(parameter), conditionId(parameter), {
    expression: Fn.conditionNot(Fn.conditionEquals(given, '')),
  });
}

/** The condition on a parameter that may be left out; undefined for a setting that is known, or always has a value. */
export function conditionOn(scope: Construct, setting: Setting): CfnCondition | undefined {
  const parameter = parameterBehind(setting);
  const found = parameter && Stack.of(scope).node.tryFindChild(conditionId(parameter));
  return found instanceof CfnCondition ? found : undefined;
}

/**
 * The part of a template that is there only with the setting: undefined where a configuration has none, the part itself
 * where it has, and where the setting is a parameter, an `Fn::If` that decides when the stack is created.
 */
export function ifGiven<T>(scope: Construct, setting: Setting | undefined, part: T) {
  if (setting === undefined) return undefined;
  const condition = conditionOn(scope, setting);
  return condition === undefined ? part : Fn.conditionIf(condition.logicalId, part, Aws.NO_VALUE);
}

/** One of two parts of a template, by whether the setting has a value. */
export function withOrWithout<T extends object>(
  scope: Construct,
  setting: Setting | undefined,
  { given, otherwise }: { readonly given: T; readonly otherwise: T },
): T | IResolvable {
  if (setting === undefined) return otherwise;
  const condition = conditionOn(scope, setting);
  return condition === undefined ? given : Fn.conditionIf(condition.logicalId, given, otherwise);
}

/** Creates the resource only with the setting. Takes the resource itself, or the construct around it. */
export function onlyWith(construct: Construct, setting: Setting): void {
  const condition = conditionOn(construct, setting);
  const resource = construct instanceof CfnResource ? construct : construct.node.defaultChild;
  if (condition !== undefined && resource instanceof CfnResource) resource.cfnOptions.condition = condition;
}
