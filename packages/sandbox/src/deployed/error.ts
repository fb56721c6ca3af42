/** A folder that cannot be read as a cloud assembly, or a template that the sandbox cannot serve faithfully. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
}
