const PROJECT = 'ou-cost: ';

/** The description of each kind of stack. By it `deploy` and `destroy` recognize what this project has deployed. */
export const STACK_DESCRIPTIONS = {
  payer: `${PROJECT}the cost report function and its chain of roles`,
  reader: `${PROJECT}the role that reads the organization and its spend`,
  exports: `${PROJECT}the bill as AWS exports it, and what reads it`,
  archive: `${PROJECT}the bucket that keeps cost reports`,
  caller: `${PROJECT}the right of existing roles to ask for the cost report`,
} as const;

/** Whether a stack with this description is one of this project, of this version or of another. */
export function isProjectStack(description: string): boolean {
  return description.startsWith(PROJECT);
}
