import type { Config } from '@ou-cost/contract';
import { Aws, CfnOutput, Duration } from 'aws-cdk-lib';
import { CfnOIDCProvider, FederatedPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { projectRoleArn } from '../arns.ts';
import { projectRole } from '../roles/project-role.ts';
import { callerPolicy } from './policy.ts';

const ISSUER = 'token.actions.githubusercontent.com';

type Workflow = Config['githubActions'][number];

/**
 * The repository as a token's subject names it. The form with ids cannot be had by another repository that gets the same
 * name later; a token has one of the two forms, never both.
 * https://docs.github.com/actions/reference/openid-connect-reference
 */
function repositoriesIn({ repository, ownerId, repositoryId, alsoWithoutIds }: Workflow): string[] {
  if (ownerId === undefined || repositoryId === undefined) return [repository];
  const [owner = '', name = ''] = repository.split('/');
  const withIds = `${owner}@${ownerId}/${name}@${repositoryId}`;
  return alsoWithoutIds ? [withIds, repository] : [withIds];
}

/** The subjects that a token may have: a branch of the repository, or its deployment environment. */
function subjectsOf(workflow: Workflow): string | string[] {
  const { branch, environment } = workflow;
  const place = environment === undefined ? `ref:refs/heads/${branch}` : `environment:${environment}`;
  const [subject = '', ...others] = repositoriesIn(workflow).map((one) => `repo:${one}:${place}`);
  return others.length === 0 ? subject : [subject, ...others];
}

/**
 * A role for each workflow on GitHub. A run assumes it with the OpenID Connect token that GitHub signs, and with it
 * assumes the invoker role.
 * https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export class GithubCallers extends Construct {
  constructor(scope: Construct, id: string, config: Config, workflows: readonly Workflow[]) {
    super(scope, id);
    const audience = config.payer.region.startsWith('cn-') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
    const provider = workflows.some(({ createProvider }) => createProvider)
      ? new CfnOIDCProvider(this, 'Provider', { url: `https://${ISSUER}`, clientIdList: [audience] })
      : undefined;
    workflows.forEach((workflow, index) => {
      const workflowScope = new Construct(this, `Workflow${index + 1}`);
      const { accountId, roleName, repository } = workflow;
      const role = projectRole(
        workflowScope,
        {
          accountId,
          roleName,
          description: `Workflows of ${repository} on GitHub; may assume the cost report's invoker role`,
          assumedBy: new FederatedPrincipal(
            `arn:${Aws.PARTITION}:iam::${accountId}:oidc-provider/${ISSUER}`,
            { StringEquals: { [`${ISSUER}:aud`]: audience, [`${ISSUER}:sub`]: subjectsOf(workflow) } },
            'sts:AssumeRoleWithWebIdentity',
          ),
          maxSessionDuration: Duration.hours(1),
          policies: [{ name: config.names.callerPolicy, document: callerPolicy(config) }],
        },
        config,
      );
      if (provider !== undefined) role.node.addDependency(provider);
      new CfnOutput(workflowScope, 'RoleArn', { value: projectRoleArn(config, accountId, roleName) });
    });
  }
}
