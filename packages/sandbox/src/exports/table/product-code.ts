/** AWS's product codes of services whose code does not follow from the name. */
const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'Amazon Elastic Compute Cloud - Compute': 'AmazonEC2',
    'Amazon Elastic Compute Cloud': 'AmazonEC2',
    'Amazon EC2': 'AmazonEC2',
    'EC2 - Other': 'AmazonEC2',
    'Amazon Simple Storage Service': 'AmazonS3',
    'Amazon Relational Database Service': 'AmazonRDS',
    'Amazon Elastic Load Balancing': 'AWSELB',
    'Amazon Virtual Private Cloud': 'AmazonVPC',
    'Amazon OpenSearch Service': 'AmazonES',
    'AWS Key Management Service': 'awskms',
    'AWS WAF': 'awswaf',
    'Savings Plans for AWS Compute usage': 'ComputeSavingsPlans',
  }),
);

/** What Cost Explorer counts as support has one of AWS's support products in an export. */
const SUPPORT = 'AWSSupportBusiness';

/** The product code of a charge: `AmazonEC2` where Cost Explorer says `Amazon Elastic Compute Cloud - Compute`. */
export function productCode(service: string, recordType: string): string {
  if (/^support\b/i.test(recordType)) return SUPPORT;
  return CODES.get(service) ?? service.replaceAll(/[^A-Za-z0-9]/g, '');
}
