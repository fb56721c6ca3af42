import { validate as isArn, parse as parseArn } from '@aws-sdk/util-arn-parser';
import { statementsOf, type Target, type TemplateResource, textOf, textsIn } from './template.ts';

/** The payer's side has the function and its roles, the caller's side the roles that call it. */
export type Side = 'payer' | 'caller';

/** What a stack requires of the CDK bootstrap of its account and region. */
export interface Bootstrap {
  readonly versionParameter: string;
  readonly leastVersion: number;
  /** The role that CDK assumes to deploy. */
  readonly deployRoleArn: string | null;
}

/** A stack to deploy. */
export interface StackPlan extends Target {
  readonly name: string;
  readonly side: Side;
  /** The stack's own tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly resources: readonly TemplateResource[];
  /** The template as it was synthesized. */
  readonly template: unknown;
  /** Null if the stack needs no bootstrap: it is then deployed with the profile's own permissions. */
  readonly bootstrap: Bootstrap | null;
}

/** A stack's name, account and region, for messages. */
export function stackLabel({
  name,
  accountId,
  region,
}: Pick<StackPlan, 'name' | 'accountId' | 'region'>): string {
  return `${name} (${accountId}, ${region})`;
}

/** ARNs of the roles that the stack's resources name as principals: IAM requires that they exist. */
export function rolePrincipals({ resources }: Pick<StackPlan, 'resources'>): string[] {
  const arns = resources.flatMap((resource) => {
    if (resource.type === 'AWS::Lambda::Permission') return textsIn(resource.properties['Principal']);
    return statementsOf(resource.properties['AssumeRolePolicyDocument']).flatMap(({ Principal }) =>
      typeof Principal === 'object' ? textsIn(Principal['AWS']) : [],
    );
  });
  return [...new Set(arns.filter((arn) => isArn(arn) && parseArn(arn).resource.startsWith('role/')))];
}

/** Names of the existing roles in the stack's account to which the stack attaches policies. */
export function rolesAttachedTo(plan: StackPlan): string[] {
  const made = plan.resources.map((resource) => textOf(resource, 'RoleName'));
  const names = plan.resources
    .filter(({ type }) => type === 'AWS::IAM::Policy')
    .flatMap(({ properties }) => textsIn(properties['Roles']));
  return [...new Set(names)].filter((name) => !made.includes(name));
}
