import type { Format, NumberRange } from '@ou-cost/contract/config-formats';
import type { CfnParameterProps } from 'aws-cdk-lib';
import toRegexRange from 'to-regex-range';

/** A parameter of a one-file template. */
export interface Parameter {
  /** The heading under which the console shows it. */
  readonly group: string;
  /** What the console shows in place of its name. */
  readonly label: string;
  readonly description: string;
  /** Whether it may be left out: it then is the empty text. */
  readonly isOptional: boolean;
  /** Whether it is `true` or `false`. @default false */
  readonly isSwitch?: boolean;
  readonly type: 'String' | 'CommaDelimitedList';
  readonly allowed: Pick<
    CfnParameterProps,
    'default' | 'allowedPattern' | 'allowedValues' | 'constraintDescription' | 'maxLength'
  >;
  /** The range of a whole number, which `allowedPattern` has as a text. */
  readonly range?: Range;
}

type Range = Pick<NumberRange, 'smallest' | 'largest'>;

/** What people read about a parameter. */
export type Wording = Pick<Parameter, 'group' | 'label' | 'description'>;

/** CloudFormation writes it after `Parameter X failed to satisfy constraint: `. */
function constraint(mistake: string): string {
  return `the value ${mistake}`;
}

/** The pattern without its anchors, in the part of the syntax that Java and JavaScript share. */
function wholeOf({ pattern }: Format): string {
  return pattern.source.replace(/^\^/, '').replace(/\$$/, '').replaceAll('\\/', '/');
}

/** A text that must be given, or that is `usual` where it is not. */
export function text(words: Wording, format: Format, usual?: string): Parameter {
  const allowedPattern = `^(${wholeOf(format)})$`;
  const constraintDescription = constraint(format.mistake);
  const allowed = {
    allowedPattern,
    constraintDescription,
    ...(usual === undefined ? {} : { default: usual }),
  };
  return { ...words, isOptional: false, type: 'String', allowed };
}

/** A text that may be left out. */
export function optionalText(words: Wording, format: Format): Parameter {
  const allowedPattern = `^(${wholeOf(format)})?$`;
  const allowed = { allowedPattern, constraintDescription: constraint(format.mistake), default: '' };
  return { ...words, isOptional: true, type: 'String', allowed };
}

/** Texts separated by commas, each of which has the format. */
export function list(words: Wording, format: Format): Parameter {
  return { ...text(words, format), type: 'CommaDelimitedList' };
}

function rangeFormat({ smallest, largest }: Range): Format {
  return {
    pattern: new RegExp(`^(${toRegexRange(smallest, largest)})$`),
    mistake: `is not a whole number from ${smallest} to ${largest}`,
  };
}

/** A whole number. CloudFormation's own type of numbers takes fractions, which what is deployed does not. */
export function wholeNumber(words: Wording, range: NumberRange): Parameter {
  return { ...text(words, rangeFormat(range), String(range.usual)), range };
}

/** A whole number that may be left out. */
export function optionalNumber(words: Wording, range: Range): Parameter {
  return { ...optionalText(words, rangeFormat(range)), range };
}

export function choice(words: Wording, choices: readonly string[], usual: string): Parameter {
  const constraintDescription = constraint(`is not one of ${choices.join(', ')}`);
  const allowed = { allowedValues: [...choices], constraintDescription, default: usual };
  return { ...words, isOptional: false, type: 'String', allowed };
}

/** `true` or, as usual, `false`. */
export function onOff(words: Wording): Parameter {
  return { ...choice(words, ['false', 'true'], 'false'), isSwitch: true };
}

/** The same, of at most so many characters. */
export function atMost(longest: number, parameter: Parameter): Parameter {
  return { ...parameter, allowed: { ...parameter.allowed, maxLength: longest } };
}
