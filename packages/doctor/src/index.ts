export { type ChainProbes, type ChainSettings, diagnoseChain } from './checks/chain.ts';
export {
  diagnoseReader,
  type OrganizationPage,
  type ReadAs,
  type ReaderProbes,
  type ReaderSettings,
} from './checks/reader.ts';
export { CHECK_IDS, CHECKS, type CheckId } from './checks/table.ts';
export {
  type AwsAnswer,
  DIAGNOSIS_SCHEMA,
  type Diagnosis,
  type DiagnosisRequest,
  type FunctionFacts,
  type HopCheck,
  OUTCOMES,
  type Outcome,
  type RefusalReason,
  type Remedy,
  type RemedyStatement,
} from './diagnosis.ts';
export { unqualifiedArn } from './function-arn.ts';
export { principalOf, roleArn } from './principal.ts';
export { verdictOf } from './verdict.ts';
