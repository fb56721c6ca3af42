import { type OrganizationOverview, pathText } from '@ou-cost/spend';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';

/** One choice of a Rundeck option: what is shown, and what the job is given. */
export interface RundeckOptionValue {
  readonly name: string;
  readonly value: string;
}

/**
 * What the `valuesUrl` of a Rundeck option takes: units by path, given on by id, down to `depth` (null: all).
 * https://docs.rundeck.com/docs/manual/jobs/job-options.html#remote-option-values
 */
export function rundeckOptionValues(
  { organizationalUnits }: OrganizationOverview,
  depth: number | null,
): RundeckOptionValue[] {
  return organizationalUnits
    .filter((unit) => depth === null || unit.depth <= depth)
    .map(({ id, path }) => ({ name: escapeControlCharacters(pathText(path)), value: id }));
}
