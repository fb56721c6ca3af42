import { NUMBER, type ParameterDefinition } from './definition.ts';

/** What `Ref` of a parameter gives: a list for a CommaDelimitedList, else the text as it was written. */
export type ParameterValue = string | readonly string[];

const VALUE_BYTES = 4096;

/** The members of a CommaDelimitedList: one more than commas, so that an empty text is a list of one empty text. */
export function parameterValue({ type }: ParameterDefinition, written: string): ParameterValue {
  if (type !== 'CommaDelimitedList') return written;
  return written.split(',').map((member) => member.replaceAll(/^ +| +$/g, ''));
}

/** What is wrong with a value, in CloudFormation's words; undefined if it satisfies every constraint. */
export function violation(
  definition: ParameterDefinition,
  written: string,
  what: 'it' | 'its default' = 'it',
): string | undefined {
  const { name, constraintDescription, noEcho } = definition;
  const bytes = Buffer.byteLength(written);
  if (bytes > VALUE_BYTES)
    return `Parameter '${name}': ${what} has ${bytes} bytes, at most ${VALUE_BYTES} are allowed`;
  const reason = unsatisfied(definition, written);
  if (reason === undefined) return undefined;
  const shown = noEcho ? '' : ` (${what} is ${JSON.stringify(written)})`;
  return constraintDescription === undefined
    ? `Parameter '${name}' ${reason}${shown}`
    : `Parameter ${name} failed to satisfy constraint: ${constraintDescription}${shown}`;
}

function unsatisfied(definition: ParameterDefinition, written: string): string | undefined {
  const { type, minValue, maxValue } = definition;
  if (type !== 'Number') {
    const members = [parameterValue(definition, written)].flat();
    return members
      .map((member) => unsatisfiedText(definition, member))
      .find((reason) => reason !== undefined);
  }
  const value = Number(written);
  if (!NUMBER.test(written)) return 'must be a number';
  if (minValue !== undefined && value < minValue) return `must be a number not less than ${minValue}`;
  if (maxValue !== undefined && value > maxValue) return `must be a number not greater than ${maxValue}`;
  return unsatisfiedText(definition, written);
}

function unsatisfiedText(definition: ParameterDefinition, member: string): string | undefined {
  const { minLength = 0, maxLength = VALUE_BYTES, allowedPattern, allowedValues } = definition;
  const characters = [...member].length;
  if (characters < minLength) return `must contain at least ${minLength} characters`;
  if (characters > maxLength) return `must contain at most ${maxLength} characters`;
  if (allowedPattern && !allowedPattern.pattern.test(member)) {
    return `must match pattern ${allowedPattern.source}`;
  }
  return allowedValues?.includes(member) === false
    ? `must be one of AllowedValues ${allowedValues.join(', ')}`
    : undefined;
}
