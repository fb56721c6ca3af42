type Inputs = Readonly<Record<string, string | readonly string[]>>;

const OF_EXPORT: Inputs = { exports_bucket: 'acme-bill' };
const OF_ARCHIVE: Inputs = { archive_bucket: 'acme-reports' };

/** What must be given with an input of the module for the payer, so that the input alone decides. */
export const NEEDED_TOGETHER: ReadonlyMap<string, Inputs> = new Map([
  ['vpc_id', { subnet_ids: ['subnet-0a1b2c3d'] }],
  ['subnet_ids', { vpc_id: 'vpc-0a1b2c3d' }],
  ['exports_region', OF_EXPORT],
  ['exports_kms_key_arn', OF_EXPORT],
  ['archive_kms_key_arn', OF_ARCHIVE],
]);
