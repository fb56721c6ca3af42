import { CfnParameter, type Stack } from 'aws-cdk-lib';
import { declareOptional, declareSwitch } from '../parameters/optional.ts';
import type { Parameter } from './parameter.ts';

/** Puts the parameters into the template, with what the console shows of them. Returns them by name. */
export function declareParameters<Name extends string>(
  stack: Stack,
  rows: Readonly<Record<Name, Parameter>>,
): Readonly<Record<Name, CfnParameter>> {
  const names = Object.keys(rows) as Name[];
  const declared = Object.fromEntries(
    names.map((name) => {
      const { type, description, allowed, isOptional, isSwitch = false } = rows[name];
      const parameter = new CfnParameter(stack, name, { type, description, ...allowed });
      if (isOptional) declareOptional(parameter);
      if (isSwitch) declareSwitch(parameter);
      return [name, parameter];
    }),
  ) as Record<Name, CfnParameter>;
  const groups = [...new Set(names.map((name) => rows[name].group))];
  stack.addMetadata('AWS::CloudFormation::Interface', {
    ParameterGroups: groups.map((group) => ({
      Label: { default: group },
      Parameters: names.filter((name) => rows[name].group === group),
    })),
    ParameterLabels: Object.fromEntries(names.map((name) => [name, { default: rows[name].label }])),
  });
  return declared;
}
