import { validate as isArn, parse as parseArn } from '@aws-sdk/util-arn-parser';
import { statementsOf, type Target, type TemplateResource, textOf, textsIn } from './template.ts';

/** Whose account a stack goes to: the payer's side makes the function, the caller's side enters it. */
export type Side = 'payer' | 'caller';

/** The toolkit stack that a stack needs in its account and region. */
export interface Bootstrap {
  readonly versionParameter: string;
  readonly leastVersion: number;
  /** The role that CDK deploys with. */
  readonly deployRoleArn: string | null;
}

/** One stack as it is going to be deployed. */
export interface StackPlan extends Target {
  readonly name: string;
  readonly side: Side;
  /** The stack's own tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly resources: readonly TemplateResource[];
  /** Null where the stack is deployed with the credentials at hand. */
  readonly bootstrap: Bootstrap | null;
}

/** Where a stack goes, as a person reads it. */
export function stackLabel({ name, accountId, region }: StackPlan): string {
  return `${name} (${accountId}, ${region})`;
}

/** ARNs of the roles that the stack makes under fixed names. */
export function createdRoles({ resources, partition, accountId }: StackPlan): string[] {
  return resources.flatMap((resource) => {
    const name = resource.type === 'AWS::IAM::Role' ? textOf(resource, 'RoleName') : null;
    if (name === null) return [];
    return [`arn:${partition}:iam::${accountId}:role${textOf(resource, 'Path') ?? '/'}${name}`];
  });
}

/** ARNs of the roles that the stack's trust policies and permissions name as principals: IAM wants them to exist. */
export function rolePrincipals({ resources }: Pick<StackPlan, 'resources'>): string[] {
  const arns = resources.flatMap((resource) => {
    if (resource.type === 'AWS::Lambda::Permission') return textsIn(resource.properties['Principal']);
    return statementsOf(resource.properties['AssumeRolePolicyDocument']).flatMap(({ Principal }) =>
      typeof Principal === 'object' ? textsIn(Principal['AWS']) : [],
    );
  });
  return [...new Set(arns.filter((arn) => isArn(arn) && parseArn(arn).resource.startsWith('role/')))];
}

/** Names of the existing roles of its account that the stack attaches policies to. */
export function rolesAttachedTo(plan: StackPlan): string[] {
  const made = plan.resources.map((resource) => textOf(resource, 'RoleName'));
  const names = plan.resources
    .filter(({ type }) => type === 'AWS::IAM::Policy')
    .flatMap(({ properties }) => textsIn(properties['Roles']));
  return [...new Set(names)].filter((name) => !made.includes(name));
}
