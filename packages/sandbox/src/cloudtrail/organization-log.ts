/** What happened to a scenario's organization, in the words of the API of Organizations; in any order. */
export type OrganizationLog = readonly LoggedChange[];

/** One change of an organization, or one that was refused. */
export type LoggedChange = {
  /** When it happened, as in `2026-10-05T09:30:00Z`. */
  readonly at: string;
  /** The error that the caller got, so that nothing changed. @default none */
  readonly errorCode?: string;
} & (
  | {
      readonly name: 'MoveAccount';
      readonly accountId: string;
      readonly sourceParentId: string;
      readonly destinationParentId: string;
    }
  | {
      readonly name: 'CreateOrganizationalUnit';
      readonly unitId: string;
      readonly unitName: string;
      readonly parentId: string;
    }
  | { readonly name: 'UpdateOrganizationalUnit'; readonly unitId: string; readonly unitName: string }
  | { readonly name: 'DeleteOrganizationalUnit'; readonly unitId: string }
  | {
      readonly name: 'AccountJoinedOrganization';
      readonly accountId: string;
      readonly method: 'CREATED' | 'INVITED';
    }
  | {
      readonly name: 'AccountDepartedOrganization';
      readonly accountId: string;
      readonly method: 'LEFT' | 'REMOVED' | 'CLEANED';
    }
  | {
      readonly name: 'CreateAccountResult';
      readonly accountId: string;
      readonly state: 'SUCCEEDED' | 'FAILED';
    }
  | {
      readonly name: 'CloseAccountResult';
      readonly accountId: string;
      readonly state: 'SUCCEEDED' | 'FAILED';
    }
  | { readonly name: 'RemoveAccountFromOrganization'; readonly accountId: string }
  | { readonly name: 'InviteAccountToOrganization'; readonly accountId: string }
);
