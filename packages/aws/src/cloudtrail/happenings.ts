import type { OrganizationEvent } from '@ou-cost/spend';
import { type Members, optionalMembers, optionalText } from '../signed-requests/members.ts';

/** An event without what every event has. */
type Happening<E = OrganizationEvent> = E extends unknown ? Omit<E, 'id' | 'at'> : never;

/** What a record tells of; `nothing`: it says that nothing came of it; null: what the event needs is not in it. */
type Reading = (record: Members) => Happening | 'nothing' | 'organization-created' | null;

const ACCOUNT = /^\d{12}$/;
const UNIT = /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/;
const PARENT = /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/;

/** What AWS writes in place of a name that it hides: stars, or `HIDDEN_DUE_TO_SECURITY_REASONS`. */
const HIDDEN = /^(\*+|HIDDEN_DUE_TO_SECURITY_REASONS)$/;

/**
 * The events that are looked up, by AWS's name, and what each tells. Their members are those of AWS's examples and of
 * the API. Of the two on membership AWS documents only how and when, so the account's id is looked for.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html
 */
export const READINGS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['MoveAccount', moved],
  ['CreateOrganizationalUnit', unitCreated],
  ['UpdateOrganizationalUnit', unitRenamed],
  ['DeleteOrganizationalUnit', unitDeleted],
  ['AccountJoinedOrganization', (record) => ofAccount('account-joined', memberIn(record))],
  ['AccountDepartedOrganization', (record) => ofAccount('account-left', memberIn(record))],
  [
    'RemoveAccountFromOrganization',
    (record) =>
      ofAccount('account-left', idIn(optionalMembers(record, 'requestParameters'), 'accountId', ACCOUNT)),
  ],
  ['CreateAccountResult', (record) => outcome('account-created', detail(record, 'createAccountStatus'))],
  ['CloseAccountResult', (record) => outcome('account-closed', detail(record, 'closeAccountStatus'))],
  ['CreateOrganization', () => 'organization-created'],
]);

function moved(record: Members): Happening | null {
  const asked = optionalMembers(record, 'requestParameters');
  const accountId = idIn(asked, 'accountId', ACCOUNT);
  const fromParentId = idIn(asked, 'sourceParentId', PARENT);
  const toParentId = idIn(asked, 'destinationParentId', PARENT);
  if (accountId === null || fromParentId === null || toParentId === null) return null;
  return { kind: 'account-moved', accountId, fromParentId, toParentId };
}

function unitCreated(record: Members): Happening | null {
  const asked = optionalMembers(record, 'requestParameters');
  const answered = optionalMembers(optionalMembers(record, 'responseElements'), 'organizationalUnit');
  const unitId = idIn(answered, 'id', UNIT);
  const parentId = idIn(asked, 'parentId', PARENT);
  if (unitId === null || parentId === null) return null;
  const name = nameIn(answered) ?? nameIn(asked);
  return { kind: 'unit-created', unitId, name, parentId };
}

/** Its name is all that can be changed of a unit. */
function unitRenamed(record: Members): Happening | null {
  const asked = optionalMembers(record, 'requestParameters');
  const unitId = idIn(asked, 'organizationalUnitId', UNIT);
  return unitId === null ? null : { kind: 'unit-renamed', unitId, name: nameIn(asked), parentId: null };
}

function unitDeleted(record: Members): Happening | null {
  const unitId = idIn(optionalMembers(record, 'requestParameters'), 'organizationalUnitId', UNIT);
  return unitId === null ? null : { kind: 'unit-deleted', unitId };
}

type AccountKind = Extract<
  OrganizationEvent,
  { readonly name: string | null; readonly accountId: string }
>['kind'];

/** An account's name is never taken: AWS hides that of a new one, and where it does not it may be an e-mail address. */
function ofAccount(kind: AccountKind, accountId: string | null): Happening | null {
  return accountId === null ? null : { kind, accountId, name: null };
}

/** What Organizations says when it has done, or not done, what takes it a while. */
function outcome(kind: AccountKind, status: Members): Happening | 'nothing' | null {
  switch (optionalText(status, 'state')) {
    case 'SUCCEEDED':
      return ofAccount(kind, idIn(status, 'accountId', ACCOUNT));
    case 'FAILED':
      return 'nothing';
    default:
      return null;
  }
}

function detail(record: Members, name: string): Members {
  return optionalMembers(optionalMembers(record, 'serviceEventDetails'), name);
}

/** The account that joined or left, in the details of an event or one level below. */
function memberIn(record: Members): string | null {
  const details = optionalMembers(record, 'serviceEventDetails');
  const inside = [...details.values()].filter(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  for (const members of [details, ...inside.map((value) => new Map(Object.entries(value as object)))]) {
    const id = idIn(members, 'accountId', ACCOUNT) ?? idIn(members, 'memberAccountId', ACCOUNT);
    if (id !== null) return id;
  }
  return null;
}

function idIn(members: Members, name: string, form: RegExp): string | null {
  const id = optionalText(members, name);
  return id !== null && form.test(id) ? id : null;
}

function nameIn(members: Members): string | null {
  const name = optionalText(members, 'name');
  return name === null || HIDDEN.test(name) ? null : name;
}
