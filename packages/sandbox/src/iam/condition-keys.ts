import type { OrganizationMembership } from './organization-membership.ts';
import type { Principal, ServicePrincipal } from './principal.ts';

export type ConditionKeys = Readonly<Record<string, string | string[]>>;

/** The values from which the global condition keys are made. */
export interface RequestContext {
  readonly now: Date;
  readonly region: string;
  readonly resourceAccountId: string;
  readonly membership: OrganizationMembership;
}

/** The condition keys of a request signed by a role session. */
export function sessionConditionKeys(principal: Principal, context: RequestContext): ConditionKeys {
  const organizationId = context.membership.organizationIdOf(principal.accountId);
  const path = context.membership.organizationPathOf(principal.accountId);
  return {
    ...commonConditionKeys(context),
    'aws:PrincipalArn': principal.roleArn,
    'aws:PrincipalAccount': principal.accountId,
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
    'aws:userid': principal.userId,
    'aws:SourceIp': '127.0.0.1',
    ...(organizationId === undefined ? {} : { 'aws:PrincipalOrgID': organizationId }),
    ...(path === undefined ? {} : { 'aws:PrincipalOrgPaths': [path] }),
    ...(principal.sourceFunctionArn === undefined
      ? {}
      : { 'lambda:SourceFunctionArn': principal.sourceFunctionArn }),
  };
}

/** The condition keys of a request that an AWS service makes on behalf of a resource. */
export function serviceConditionKeys(principal: ServicePrincipal, context: RequestContext): ConditionKeys {
  const sourceOrganization = context.membership.organizationIdOf(principal.sourceAccount);
  return {
    ...commonConditionKeys(context),
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': principal.service,
    'aws:SourceAccount': principal.sourceAccount,
    'aws:SourceArn': principal.sourceArn,
    ...(sourceOrganization === undefined ? {} : { 'aws:SourceOrgID': sourceOrganization }),
  };
}

function commonConditionKeys({ now, region, resourceAccountId, membership }: RequestContext): ConditionKeys {
  const resourceOrganization = membership.organizationIdOf(resourceAccountId);
  return {
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:RequestedRegion': region,
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
    'aws:ResourceAccount': resourceAccountId,
    ...(resourceOrganization === undefined ? {} : { 'aws:ResourceOrgID': resourceOrganization }),
  };
}
