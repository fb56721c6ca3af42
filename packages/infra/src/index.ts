export type { CloudAssembly } from 'aws-cdk-lib/cx-api';
export { callerAccounts, callerStackName } from './caller/stack.ts';
export { manualSteps } from './configuration/manual-steps.ts';
export { DEFAULT_CONFIG_FILE, readConfig } from './configuration/read.ts';
export { inlineCode } from './one-file/code.ts';
export { oneFileTemplates, PARTITIONS } from './one-file/write.ts';
export { isProjectStack, STACK_DESCRIPTIONS } from './stack-descriptions.ts';
export { synthesize } from './synthesize.ts';
export { usageFault } from './usage-fault.ts';
