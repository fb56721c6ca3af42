import { isObject, type JsonObject, memberAt } from '../json-value.ts';
import { type ParameterValue, parameterValue, violation } from './constraints.ts';
import { DefinitionError, type ParameterDefinition, parameterDefinition } from './definition.ts';

export type ParameterValues = ReadonlyMap<string, ParameterValue>;

export interface ReadParameters {
  /** The value of every parameter; complete only if there are no problems. */
  readonly values: ParameterValues;
  /** Every wrong definition and value, each in one line with the parameter's name. */
  readonly problems: readonly string[];
}

/** The values of a template's parameters: the given ones, else their defaults, checked as CloudFormation does. */
export function readParameters(template: JsonObject, given: ReadonlyMap<string, string>): ReadParameters {
  const section = memberAt(template, 'Parameters') ?? {};
  if (!isObject(section)) return { values: new Map(), problems: ['Parameters is not an object'] };
  const problems: string[] = [];
  const unknown = [...given.keys()].filter((name) => !Object.hasOwn(section, name));
  if (unknown.length > 0) problems.push(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const values = new Map<string, ParameterValue>();
  const missing: string[] = [];
  for (const [name, written] of Object.entries(section)) {
    const definition = definitionOf(name, written);
    if (typeof definition === 'string') {
      problems.push(`Parameter '${name}': ${definition}`);
      continue;
    }
    const value = given.get(name) ?? definition.default;
    if (value === undefined) {
      missing.push(name);
      continue;
    }
    problems.push(...violations(definition, given.get(name)));
    values.set(name, parameterValue(definition, value));
  }
  if (missing.length > 0) problems.unshift(`Parameters: [${missing.join(', ')}] must have values`);
  return { values, problems };
}

function definitionOf(name: string, written: unknown): ParameterDefinition | string {
  try {
    return parameterDefinition(name, written);
  } catch (error) {
    if (error instanceof DefinitionError) return error.message;
    throw error;
  }
}

/** A default has to satisfy the constraints, too, whether it is used or not. */
function violations(definition: ParameterDefinition, given: string | undefined): string[] {
  const found = [
    ...(definition.default === undefined ? [] : [violation(definition, definition.default, 'its default')]),
    ...(given === undefined ? [] : [violation(definition, given)]),
  ];
  return found.filter((problem) => problem !== undefined);
}
