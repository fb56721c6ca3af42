/** An account's place in the organization, for condition keys such as `aws:PrincipalOrgID`. */
export interface OrganizationMembership {
  /** The organization's id; undefined for an account outside it. */
  organizationIdOf(accountId: string): string | undefined;
  /** `o-…/r-…/ou-…/` of the account's container; undefined for an account outside the organization. */
  organizationPathOf(accountId: string): string | undefined;
}
