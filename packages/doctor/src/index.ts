export { type ChainProbes, type ChainSettings, diagnoseChain } from './checks/chain.ts';
export {
  diagnoseReader,
  type ReadAs,
  type ReaderProbes,
  type ReaderSettings,
  type SeenPlaces,
} from './checks/reader.ts';
export {
  CHECK_IDS,
  CHECKS,
  type CheckId,
  DIAGNOSIS_SCHEMA,
  type Diagnosis,
  type DiagnosisRequest,
  type FunctionFacts,
  type HopCheck,
  type Mend,
  type MendStatement,
  OUTCOMES,
  type Outcome,
  type RefusalReason,
  type SaidByAws,
} from './diagnosis.ts';
export { principalName, rolePath } from './principal.ts';
export { verdictOf } from './verdict.ts';
