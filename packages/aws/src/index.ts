export { type CompositionOptions, composeReportPorts } from './composition.ts';
export { assumedRole } from './credentials/assumed-role.ts';
export { type CredentialProvider, callerCredentials } from './credentials/caller.ts';
export { type InvocationOptions, invokeReportFunction } from './lambda/invoke.ts';
export type { Timing } from './pacing/timing.ts';
export { type ChainProbeOptions, composeChainProbes } from './probes/chain.ts';
export { composeReaderProbes } from './probes/reader.ts';
