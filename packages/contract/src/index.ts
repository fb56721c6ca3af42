export { type Addresses, accountOfArn, addressesOf, partitionOf } from './addresses.ts';
export { type Config, configSchema } from './config.ts';
export { decodeConfig } from './decode-config.ts';
export { parseWith } from './parse.ts';
export { decodeReport } from './report.ts';
export { type DecodedRequest, decodeRequest, type ReportRequestJson } from './request.ts';
