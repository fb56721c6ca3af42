export { composeReportPorts } from './composition.ts';
export { assumedRole } from './credentials/assumed-role.ts';
export { callerCredentials } from './credentials/caller.ts';
export { invokeReportFunction } from './lambda/invoke.ts';
export type { Timing } from './pacing/timing.ts';
export { composeChainProbes } from './probes/chain.ts';
export { composeReaderProbes } from './probes/reader.ts';
export type { Agents, Route } from './route/route.ts';
export { type AwsSettings, readAwsSettings } from './settings/settings.ts';
