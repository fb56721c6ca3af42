export type { CloudAssembly } from 'aws-cdk-lib/cx-api';
export { createApp } from './app.ts';
export { callerPolicy, directInvokerPolicy } from './caller/policy.ts';
export { callerAccounts, callerStackName } from './caller/stack.ts';
export { manualSteps } from './configuration/manual-steps.ts';
export { DEFAULT_CONFIG_FILE, readConfig } from './configuration/read.ts';
export { delegationPolicy, needsDelegation } from './payer/delegation-policy.ts';
export { type SynthesizeOptions, synthesize } from './synthesize.ts';
