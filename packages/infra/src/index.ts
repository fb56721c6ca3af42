export { createApp } from './app.ts';
export { callerPolicy, directInvokerPolicy } from './caller-policy.ts';
export { callerAccounts, callerStackName } from './caller-stack.ts';
export { delegationPolicy, needsDelegation } from './delegation-policy.ts';
export { DEFAULT_CONFIG_FILE, readConfig } from './read-config.ts';
export { remarksOn } from './remarks.ts';
export { type SynthesizeOptions, synthesize } from './synthesize.ts';
