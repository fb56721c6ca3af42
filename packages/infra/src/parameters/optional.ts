import {
  Aws,
  CfnCondition,
  CfnParameter,
  CfnResource,
  Fn,
  type IResolvable,
  Reference,
  Stack,
  Token,
  Tokenization,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A setting of the stacks, which may be a parameter of the template instead of a value. */
export type Setting = string | number;

function parameterBehind(setting: Setting): CfnParameter | undefined {
  const token =
    typeof setting === 'string'
      ? Tokenization.reverseString(setting).firstToken
      : Tokenization.reverseNumber(setting);
  const target = Reference.isReference(token) ? token.target : undefined;
  return target instanceof CfnParameter ? target : undefined;
}

/** The id of the condition that a parameter, which may be left out, has a value. */
function conditionId({ node }: CfnParameter): string {
  return `${node.id}IsGiven`;
}

/** Declares that the parameter may be left out: it then is the empty text. */
export function declareOptional(parameter: CfnParameter): void {
  new CfnCondition(Stack.of(parameter), conditionId(parameter), {
    expression: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '')),
  });
}

/** Declares that the parameter is `true` or `false`, and counts as left out where it is `false`. */
export function declareSwitch(parameter: CfnParameter): void {
  new CfnCondition(Stack.of(parameter), conditionId(parameter), {
    expression: Fn.conditionEquals(parameter.valueAsString, 'true'),
  });
}

/** The condition on a parameter that may be left out; undefined for a setting that is known, or always has a value. */
export function conditionOn(setting: Setting): CfnCondition | undefined {
  const parameter = parameterBehind(setting);
  const found = parameter && Stack.of(parameter).node.tryFindChild(conditionId(parameter));
  return found instanceof CfnCondition ? found : undefined;
}

/** The condition on a parameter that it is an ARN of the service; undefined for a setting that is known. */
export function conditionOnService(setting: string, service: string): CfnCondition | undefined {
  const parameter = parameterBehind(setting);
  if (parameter === undefined) return undefined;
  const stack = Stack.of(parameter);
  const id = `${parameter.node.id}IsOf${service}`;
  const known = stack.node.tryFindChild(id);
  if (known instanceof CfnCondition) return known;
  // CloudFormation refuses to select the third part of the empty text, which has one alone.
  const named = Fn.select(2, Fn.split(':', `${parameter.valueAsString}:::`));
  return new CfnCondition(stack, id, { expression: Fn.conditionEquals(named, service) });
}

/**
 * The part of a template that is there only with the setting: undefined where a configuration has none, the part itself
 * where it has, and where the setting is a parameter, an `Fn::If` that decides when the stack is created.
 */
export function ifGiven<T>(setting: Setting | undefined, part: T) {
  if (setting === undefined) return undefined;
  const condition = conditionOn(setting);
  return condition === undefined ? part : Fn.conditionIf(condition.logicalId, part, Aws.NO_VALUE);
}

/** One of two parts of a template, by whether the setting has a value. */
export function withOrWithout<T extends object>(
  setting: Setting | undefined,
  { given, otherwise }: { readonly given: T; readonly otherwise: T },
): T | IResolvable {
  if (setting === undefined) return otherwise;
  const condition = conditionOn(setting);
  return condition === undefined ? given : Fn.conditionIf(condition.logicalId, given, otherwise);
}

/** The setting, or the other text where it is a parameter that has no value. */
export function eitherOf(setting: string, otherwise: string): string | IResolvable {
  const condition = conditionOn(setting);
  return condition === undefined ? setting : Fn.conditionIf(condition.logicalId, setting, otherwise);
}

/** The text, or none where the setting is a parameter that has no value. */
export function withOrEmpty(setting: string, part: string): string {
  const condition = conditionOn(setting);
  return condition === undefined ? part : Token.asString(Fn.conditionIf(condition.logicalId, part, ''));
}

/** Creates the resource, or the one in the construct, only with the setting. */
export function onlyWith(construct: Construct, setting: Setting): void {
  const condition = conditionOn(setting);
  const resource = construct instanceof CfnResource ? construct : construct.node.defaultChild;
  if (condition !== undefined && resource instanceof CfnResource) resource.cfnOptions.condition = condition;
}

/** Creates the resource only where each of these settings has a value. */
export function onlyWithBoth(resource: CfnResource, one: Setting, other: Setting): void {
  const [first, second] = [conditionOn(one), conditionOn(other)];
  if (first === undefined) onlyWith(resource, other);
  else if (second === undefined) onlyWith(resource, one);
  else resource.cfnOptions.condition = bothOf(first, second);
}

function bothOf(one: CfnCondition, other: CfnCondition): CfnCondition {
  const stack = Stack.of(one);
  const id = `${one.node.id}And${other.node.id}`;
  const known = stack.node.tryFindChild(id);
  if (known instanceof CfnCondition) return known;
  return new CfnCondition(stack, id, { expression: Fn.conditionAnd(one, other) });
}
