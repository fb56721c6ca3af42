import { isObject, type JsonObject, memberAt } from '../json-value.ts';
import { javaPattern, PatternError } from './java-pattern.ts';

/** The types that need nothing but the text. AWS looks the others up in the account. */
type ParameterType = 'String' | 'Number' | 'CommaDelimitedList';

/** A parameter of a template's Parameters section. */
export interface ParameterDefinition {
  readonly name: string;
  readonly type: ParameterType;
  readonly default?: string;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: { readonly source: string; readonly pattern: RegExp };
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  /** Says what is allowed, instead of CloudFormation's own words. */
  readonly constraintDescription?: string;
  /** Whether messages leave the value out. */
  readonly noEcho: boolean;
}

/** A definition that CloudFormation would refuse, or that only AWS can check. */
export class DefinitionError extends Error {}

/** The properties that only some types have. */
const CONSTRAINTS: ReadonlyMap<ParameterType, readonly string[]> = new Map([
  ['String', ['AllowedPattern', 'MinLength', 'MaxLength']],
  ['Number', ['MinValue', 'MaxValue']],
  ['CommaDelimitedList', ['AllowedPattern']],
]);
const PROPERTIES = ['Type', 'Default', 'Description', 'AllowedValues', 'ConstraintDescription', 'NoEcho'];

const NAME_CHARACTERS = 255;
const DESCRIPTION_CHARACTERS = 4000;

/** An integer or a decimal number; whether AWS takes an exponent is not documented. */
export const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** @throws DefinitionError with one line that does not repeat the parameter's name */
export function parameterDefinition(name: string, written: unknown): ParameterDefinition {
  if (!/^[A-Za-z0-9]+$/.test(name)) throw new DefinitionError('its name is non alphanumeric');
  if (name.length > NAME_CHARACTERS) {
    throw new DefinitionError(`its name has more than ${NAME_CHARACTERS} characters`);
  }
  if (!isObject(written)) throw new DefinitionError('its definition is not an object');
  const type = parameterType(memberAt(written, 'Type'));
  const known = [...PROPERTIES, ...(CONSTRAINTS.get(type) ?? [])];
  const foreign = Object.keys(written).find((property) => !known.includes(property));
  if (foreign !== undefined) throw new DefinitionError(`a ${type} has no property ${foreign}`);
  if ((text(written, 'Description') ?? '').length > DESCRIPTION_CHARACTERS) {
    throw new DefinitionError(`its Description has more than ${DESCRIPTION_CHARACTERS} characters`);
  }
  const source = text(written, 'AllowedPattern');
  return {
    name,
    type,
    noEcho: flag(written, 'NoEcho'),
    ...given('default', scalar('Default', memberAt(written, 'Default'))),
    ...given('allowedValues', allowedValues(memberAt(written, 'AllowedValues'))),
    ...given('allowedPattern', source === undefined ? undefined : allowedPattern(source)),
    ...given('minLength', count(written, 'MinLength')),
    ...given('maxLength', count(written, 'MaxLength')),
    ...given('minValue', bound(written, 'MinValue')),
    ...given('maxValue', bound(written, 'MaxValue')),
    ...given('constraintDescription', text(written, 'ConstraintDescription')),
  };
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

function parameterType(written: unknown): ParameterType {
  if (written === 'String' || written === 'Number' || written === 'CommaDelimitedList') return written;
  throw new DefinitionError(
    `its Type is ${JSON.stringify(written)}, which only AWS can check: the sandbox reads String, Number and CommaDelimitedList`,
  );
}

function allowedPattern(source: string): { source: string; pattern: RegExp } {
  try {
    return { source, pattern: javaPattern(source) };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new DefinitionError(
      `its AllowedPattern ${source} has ${error.message}, which the sandbox does not read`,
    );
  }
}

function allowedValues(written: unknown): readonly string[] | undefined {
  if (written === undefined) return undefined;
  const values = Array.isArray(written)
    ? written.map((value) => scalar('a member of AllowedValues', value) ?? '')
    : [];
  if (values.length === 0) throw new DefinitionError('its AllowedValues is not a list of values');
  return values;
}

/** A text, or a number that JSON does not write as text. */
function scalar(what: string, written: unknown): string | undefined {
  if (written === undefined || typeof written === 'string') return written;
  if (typeof written === 'number') return String(written);
  throw new DefinitionError(`${what} is ${JSON.stringify(written)}, neither text nor a number`);
}

function text(written: JsonObject, property: string): string | undefined {
  const value = memberAt(written, property);
  if (value === undefined || typeof value === 'string') return value;
  throw new DefinitionError(`its ${property} is ${JSON.stringify(value)}, not text`);
}

function flag(written: JsonObject, property: string): boolean {
  const value = memberAt(written, property);
  if (value === true || value === 'true') return true;
  if (value === undefined || value === false || value === 'false') return false;
  throw new DefinitionError(`its ${property} is ${JSON.stringify(value)}, neither true nor false`);
}

function bound(written: JsonObject, property: string): number | undefined {
  const value = scalar(`its ${property}`, memberAt(written, property));
  if (value === undefined) return undefined;
  if (!NUMBER.test(value)) throw new DefinitionError(`its ${property} is ${value}, not a number`);
  return Number(value);
}

function count(written: JsonObject, property: string): number | undefined {
  const value = bound(written, property);
  if (value === undefined || (Number.isInteger(value) && value >= 0)) return value;
  throw new DefinitionError(`its ${property} is ${value}, not a count`);
}
