import type { ExportWords } from './store.ts';

/** Where the configuration says where the export is: for the function. */
export const CONFIGURED_EXPORT: ExportWords = {
  hop: 'read the export in S3',
  location: 'the bucket that the export is delivered to',
  object: 'a file of the export',
  region: 'as exports.region',
  replaced: 'a delivery is under way; run again in an hour',
  wrongAddress: 'InvalidConfiguration',
};

/** Where a location says it: for the command line. */
export const NAMED_EXPORT: ExportWords = {
  hop: 'read the export',
  location: 'the location of the export',
  object: 'a file of the export',
  region: 'with --region, or as exports.region in the configuration',
  replaced: 'a delivery is under way; run again in an hour',
};
