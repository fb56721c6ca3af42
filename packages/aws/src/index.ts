export { assumedRole } from './assumed-role.ts';
export { type ChainProbeOptions, composeChainProbes } from './chain-probes.ts';
export { type CompositionOptions, composeReportPorts } from './composition.ts';
export { type CredentialProvider, callerCredentials } from './credentials.ts';
export { composeReaderProbes } from './reader-probes.ts';
export { type InvocationOptions, invokeReportFunction } from './report-function-client.ts';
export type { Timing } from './timing.ts';
