import type { Parameter, ParameterTable } from '@ou-cost/infra';
import { quoted } from './hcl.ts';
import { textChecks } from './patterns.ts';

interface Validation {
  /** In HCL. */
  readonly condition: string;
  readonly message: string;
}

/** An input of a module, which gives one parameter its value, or several that are numbered. */
export interface Input {
  readonly name: string;
  readonly type: 'string' | 'number' | 'bool' | 'list(string)';
  readonly description: string;
  /** In HCL; undefined: the input must be given. */
  readonly usual: string | undefined;
  readonly validations: readonly Validation[];
  /** The parameters, each with the expression for its value. */
  readonly values: readonly (readonly [parameter: string, expression: string])[];
  /** Whether it is the ARN of something, and so of one partition. */
  readonly isArn: boolean;
}

/** The parameter that says how the stack is deployed: the modules set it. */
export const SET_BY_MODULE = 'DeployedThrough';

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}

/** The conditions for one value, which may be null where the parameter is optional. */
function conditionsOf(
  { allowed, range, isOptional, isSwitch = false }: Parameter,
  value: string,
  partitions: readonly string[],
): string[] {
  const given = (condition: string) => (isOptional ? `${value} == null || ${condition}` : condition);
  if (range !== undefined) {
    const { smallest, largest } = range;
    const inRange = `floor(${value}) == ${value} && ${value} >= ${smallest} && ${value} <= ${largest}`;
    return [isOptional ? given(`try(${inRange}, false)`) : inRange];
  }
  if (isSwitch) return [];
  if (allowed.allowedValues !== undefined)
    return [`contains([${allowed.allowedValues.join(', ')}], ${value})`];
  const {
    pattern,
    refused,
    longest = allowed.maxLength,
  } = textChecks(allowed.allowedPattern ?? '', partitions);
  const length = isOptional ? `try(length(${value}), 0)` : `length(${value})`;
  return [
    given(`can(regex(${quoted(pattern)}, ${value}))`),
    ...(refused === undefined ? [] : [`!can(regex(${quoted(refused)}, ${value}))`]),
    ...(longest === undefined ? [] : [`${length} <= ${longest}`]),
  ];
}

function validations(name: string, { allowed }: Parameter, conditions: readonly string[]): Validation[] {
  const message = `${name}: ${allowed.constraintDescription}.`;
  return conditions.map((condition) => ({ condition, message }));
}

function isArn({ allowed }: Parameter): boolean {
  return allowed.allowedPattern?.includes('arn:aws:') ?? false;
}

/** An input for a parameter that has one value. */
function single(parameter: string, row: Parameter, partitions: readonly string[]): Input {
  const name = snakeCase(parameter);
  const value = `var.${name}`;
  const isNumber = row.range !== undefined || row.allowed.allowedValues !== undefined;
  const asText = isNumber ? `tostring(${value})` : value;
  const usual = String(row.allowed.default);
  return {
    name,
    type: row.isSwitch === true ? 'bool' : isNumber ? 'number' : 'string',
    description: row.description,
    usual:
      row.allowed.default === undefined
        ? undefined
        : row.isOptional
          ? 'null'
          : isNumber
            ? usual
            : quoted(usual),
    validations: validations(name, row, conditionsOf(row, value, partitions)),
    values: [[parameter, row.isOptional ? `${value} == null ? "" : ${asText}` : asText]],
    isArn: isArn(row),
  };
}

interface ListOf {
  readonly name: string;
  readonly row: Parameter;
  readonly smallest: number;
  /** Undefined: any number of values. */
  readonly largest?: number;
  readonly values: (list: string) => Input['values'];
}

/** An input for a list of values that all have the form of one parameter. */
function list({ name, row, smallest, largest, values }: ListOf, partitions: readonly string[]): Input {
  const each = conditionsOf({ ...row, isOptional: false }, 'value', partitions);
  const many = largest === undefined ? `${smallest} or more` : `${smallest} to ${largest}`;
  const size = `length(var.${name})`;
  const most = largest === undefined ? '' : ` && ${size} <= ${largest}`;
  return {
    name,
    type: 'list(string)',
    description: `${row.description} A list of ${many}.`,
    usual: smallest === 0 ? '[]' : undefined,
    validations: [
      { condition: `${size} >= ${smallest}${most}`, message: `${name}: give ${many} of them.` },
      { condition: `length(distinct(var.${name})) == ${size}`, message: `${name}: name each of them once.` },
      ...validations(
        name,
        row,
        each.map((condition) => `alltrue([for value in var.${name} : ${condition}])`),
      ),
    ],
    values: values(`var.${name}`),
    isArn: isArn(row),
  };
}

/** The inputs for the parameters of the partition `aws`, whose ARNs may be of any of the partitions. */
export function inputsOf(table: ParameterTable, partitions: readonly string[]): Input[] {
  const names = Object.keys(table).filter((name) => name !== SET_BY_MODULE);
  const furtherOf = (first: string) =>
    names.filter((name) => name.startsWith(first) && /^\d+$/.test(name.slice(first.length)));
  const further = new Set(names.flatMap(furtherOf));
  return Object.entries(table).flatMap(([parameter, row]): Input[] => {
    if (parameter === SET_BY_MODULE || further.has(parameter)) return [];
    if (row.type === 'CommaDelimitedList') {
      const values = (all: string): Input['values'] => [[parameter, `join(",", ${all})`]];
      return [list({ name: snakeCase(parameter), row: withoutCommas(row), smallest: 1, values }, partitions)];
    }
    const numbered = [parameter, ...furtherOf(parameter)];
    if (numbered.length === 1) return [single(parameter, row, partitions)];
    const values = (all: string): Input['values'] =>
      numbered.map((one, index) => [one, `try(${all}[${index}], "")`]);
    const name = `${snakeCase(parameter)}s`;
    const smallest = row.isOptional ? 0 : 1;
    return [list({ name, row: withoutEmpty(row), smallest, largest: numbered.length, values }, partitions)];
  });
}

/** An optional text as one that is given: what is left out is not in a list. */
function withoutEmpty(row: Parameter): Parameter {
  const allowedPattern = row.allowed.allowedPattern?.replace(/\?\$$/, '$') ?? '';
  return { ...row, isOptional: false, allowed: { ...row.allowed, allowedPattern } };
}

/** A list in one text as a list of its own: no commas are written. */
function withoutCommas(row: Parameter): Parameter {
  const { constraintDescription = '' } = row.allowed;
  return {
    ...row,
    description: row.description.replace(', separated by commas', ''),
    allowed: {
      ...row.allowed,
      constraintDescription: constraintDescription.replace(', several with commas between them', ''),
    },
  };
}
