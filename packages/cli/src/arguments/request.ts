import type { Naming, ReportRequestJson } from '@ou-cost/contract';
import { fieldOf, type OptionValues, REQUEST_OPTIONS } from '@ou-cost/contract/options';

type RequestValues = OptionValues<typeof REQUEST_OPTIONS>;

const FIELDS = (Object.keys(REQUEST_OPTIONS) as (keyof typeof REQUEST_OPTIONS)[]).map((name) =>
  fieldOf(name),
);

/** The request in the options: what was not given is left to the function's defaults. */
export function requestOf(options: RequestValues, runId: string): ReportRequestJson {
  return { kind: 'report', runId, ...given(options, FIELDS) };
}

function given<T, Field extends keyof T>(values: T, fields: readonly Field[]): Partial<Pick<T, Field>> {
  const present: Partial<Pick<T, Field>> = {};
  for (const field of fields) if (values[field] !== undefined) present[field] = values[field];
  return present;
}

const NAMES = new Map<PropertyKey | undefined, string>(
  (Object.keys(REQUEST_OPTIONS) as (keyof typeof REQUEST_OPTIONS)[]).map((name) => [fieldOf(name), name]),
);

/** The parts of a request by the options that they come from: `--billing-view-arn 'foo'`. */
export const BY_OPTION: Naming = {
  whole: null,
  part: ([field], value) => {
    const option = `--${NAMES.get(field) ?? String(field)}`;
    // A flag takes no value.
    return value === true ? option : `${option} '${String(value)}'`;
  },
};
