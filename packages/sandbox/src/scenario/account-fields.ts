import { parseDate } from '../time/calendar.ts';
import type { JsonFields } from './json-fields.ts';
import type { ScenarioAccount } from './organization.ts';

const STATES = ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'];

/** The form of a name of a root or unit, and how to write one. */
export const UNIT_NAME = [/^.{1,128}$/su, 'write a name of 1 to 128 characters'] as const;
/** The form of an account's id, and how to write one. */
export const ACCOUNT_ID = [/^\d{12}$/, 'write 12 digits, leading zeros included'] as const;

/**
 * An account as `organization.json` has it.
 *
 * @throws ScenarioError that names the place, the wrong value and how to fix it
 */
export function readAccount(json: unknown, at: string, file: JsonFields): ScenarioAccount {
  const fields = file.object(json, at);
  const id = file.matching(fields, at, 'id', ...ACCOUNT_ID);
  const joined = file.text(fields, at, 'joined');
  if (parseDate(joined) === undefined) file.refuse(`${at}/joined`, joined, 'is not a date: write YYYY-MM-DD');
  return {
    id,
    name: file.matching(fields, at, 'name', /^.{1,50}$/su, 'write a name of 1 to 50 characters'),
    email: file.matching(fields, at, 'email', /^[^\s@]+@[^\s@]+$/, 'write an e-mail address'),
    state: readState(fields, at, 'state', file),
    joined,
  };
}

/** @throws ScenarioError for what is not a state of an account */
export function readState(
  fields: Record<string, unknown>,
  at: string,
  key: string,
  file: JsonFields,
): string {
  const state = file.text(fields, at, key);
  if (!STATES.includes(state))
    file.refuse(`${at}/${key}`, state, `is not a state: write one of ${STATES.join(', ')}`);
  return state;
}
