export {
  type Addresses,
  accountOfArn,
  addressesOf,
  functionAccountOf,
  partitionOf,
  readerAccountOf,
} from './addresses.ts';
export { type Config, configSchema } from './config.ts';
export { decodeConfig } from './decode-config.ts';
export { decodeDiagnosis } from './diagnosis.ts';
export { decodeOrganization } from './organization.ts';
export { parseWith } from './parse.ts';
export { decodeReport } from './report.ts';
export {
  type AnswerReading,
  type DecodedRequest,
  decodeFunctionRequest,
  decodeRequest,
  type FunctionRequest,
  type FunctionRequestJson,
  type ReportRequestJson,
} from './request.ts';
