import { DeploymentError } from '../deployed/error.ts';
import type { Deployment, PolicyDocument } from '../deployed/model.ts';

/**
 * The resource policies of the functions, by ARN.
 *
 * @throws DeploymentError for a function of another runtime than this process, or of a role that no template creates
 */
export function checkedFunctionPolicies(deployment: Deployment): Map<string, PolicyDocument> {
  const policies = new Map<string, PolicyDocument>();
  const ownRuntime = `nodejs${process.versions.node.split('.')[0]}.x`;
  for (const { arn, roleArn, runtime, resourcePolicy } of deployment.functions) {
    if (runtime !== ownRuntime) {
      throw new DeploymentError(`function ${arn} is for ${runtime}, this sandbox runs ${ownRuntime}`);
    }
    if (!deployment.roles.some((role) => role.arn === roleArn)) {
      throw new DeploymentError(`function ${arn} runs as ${roleArn}, which the deployment does not create`);
    }
    if (resourcePolicy) {
      policies.set(arn, resourcePolicy);
    }
  }
  return policies;
}
