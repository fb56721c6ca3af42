/** A folder that is not a cloud assembly, or a template that the sandbox cannot serve as AWS would. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
}
