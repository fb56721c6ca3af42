/** What is neither a cloud assembly nor a list of stacks, or a template that AWS or the sandbox cannot deploy. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
}
