export {
  type ArchiveAccess,
  type ArchiveProbes,
  type ArchiveSettings,
  otherPrefix,
  type ScheduleAccess,
  type ScheduleProbes,
  type ScheduleSettings,
  type ScheduleState,
  type Sender,
} from './by-itself/probes.ts';
export { type ChainProbes, type ChainSettings, diagnoseChain } from './checks/chain.ts';
export { diagnoseReader } from './checks/reader.ts';
export type { ExportAccess, OrganizationPage, ReadAs, ReaderProbes } from './checks/reader-ports.ts';
export { CHECK_IDS, CHECKS } from './checks/table.ts';
export { verifyDiagnosis } from './checks/verify.ts';
export {
  type ConfiguredChain,
  functionDeviation,
  invokerDeviation,
  invokerItself,
  unlistedCaller,
} from './configured-chain.ts';
export { adviceOnOlderFunction } from './deployment/older-function.ts';
export { DEPLOYED_SETTINGS, type DeployedSetting, type SettingNames } from './deployment/settings.ts';
export {
  applyAdvice,
  DEPLOYED_THROUGH,
  type DeployedThrough,
  deployedThrough,
  settingText,
} from './deployment/way.ts';
export {
  type AwsAnswer,
  DIAGNOSIS_SCHEMA,
  type Diagnosis,
  type DiagnosisRequest,
  type HopCheck,
  OUTCOMES,
  type Outcome,
  type Remedy,
} from './diagnosis.ts';
export { otherFolder, otherWorkGroup } from './export/names.ts';
export type {
  ExportProbes,
  ExportRun,
  ExportSettings,
  ExportState,
  QueryCost,
  TableState,
  WorkGroupState,
} from './export/probes.ts';
export { unqualifiedArn } from './function-arn.ts';
export { principalOf, roleArn } from './principal.ts';
export {
  adviceOnRefusal,
  POLICY_KINDS,
  type PolicyKind,
  type StatedRefusal,
  UNSTATED,
} from './stated-refusal.ts';
export { verdictOf } from './verdict.ts';
