import type { Config } from '@ou-cost/contract';
import { Aws, CfnOutput, Duration } from 'aws-cdk-lib';
import { CfnOIDCProvider, FederatedPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { projectRoleArn } from '../arns.ts';
import { projectRole } from '../roles/project-role.ts';
import { callerPolicy } from './policy.ts';

const ISSUER = 'token.actions.githubusercontent.com';

type Workflow = Config['githubActions'][number];

/** The subject that the token must have: a branch of the repository, or its deployment environment. */
function subjectOf({ repository, branch, environment }: Workflow): string {
  return environment === undefined
    ? `repo:${repository}:ref:refs/heads/${branch}`
    : `repo:${repository}:environment:${environment}`;
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
            { StringEquals: { [`${ISSUER}:aud`]: audience, [`${ISSUER}:sub`]: subjectOf(workflow) } },
            'sts:AssumeRoleWithWebIdentity',
          ),
          maxSessionDuration: Duration.hours(1),
          inlinePolicies: { [config.names.callerPolicy]: callerPolicy(config) },
        },
        config,
      );
      if (provider !== undefined) role.node.addDependency(provider);
      new CfnOutput(workflowScope, 'RoleArn', { value: projectRoleArn(config, accountId, roleName) });
    });
  }
}
