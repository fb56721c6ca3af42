/** A service and its share in a workload. */
export interface ServiceShare {
  readonly service: string;
  /** The share of the account's spend. */
  readonly share: number;
  readonly unit: string;
  /** The price per unit, from which quantities are computed. */
  readonly unitPrice: number;
  /** Whether it is billed without a region. */
  readonly isGlobal?: boolean;
  /** Whether it is compute that a Savings Plan can cover. */
  readonly isCompute?: boolean;
}

export interface WorkloadProfile {
  readonly services: readonly ServiceShare[];
  /** Spend on a Saturday or Sunday, relative to a working day. */
  readonly weekend: number;
  /** Whether spend follows the seasonal factors of retail. */
  readonly isSeasonal: boolean;
}

const EC2 = {
  service: 'Amazon Elastic Compute Cloud - Compute',
  unit: 'Hrs',
  unitPrice: 0.192,
  isCompute: true,
};
const EC2_OTHER = { service: 'EC2 - Other', unit: 'GB-Mo', unitPrice: 0.08 };
const LOAD_BALANCING = { service: 'Amazon Elastic Load Balancing', unit: 'LCU-Hrs', unitPrice: 0.008 };
const RDS = { service: 'Amazon Relational Database Service', unit: 'Hrs', unitPrice: 0.48 };
const S3 = { service: 'Amazon Simple Storage Service', unit: 'GB-Mo', unitPrice: 0.023 };
const CLOUDWATCH = { service: 'AmazonCloudWatch', unit: 'GB', unitPrice: 0.5 };
const LAMBDA = { service: 'AWS Lambda', unit: 'GB-Seconds', unitPrice: 0.0000166667, isCompute: true };
const CLOUDFRONT = { service: 'Amazon CloudFront', unit: 'GB', unitPrice: 0.085, isGlobal: true };
const ROUTE53 = { service: 'Amazon Route 53', unit: 'Queries', unitPrice: 0.0000004, isGlobal: true };
const VPC = { service: 'Amazon Virtual Private Cloud', unit: 'Hrs', unitPrice: 0.05 };
const KMS = { service: 'AWS Key Management Service', unit: 'Requests', unitPrice: 0.000003 };
const CONFIG = { service: 'AWS Config', unit: 'ConfigurationItemRecorded', unitPrice: 0.003 };
const GUARDDUTY = { service: 'Amazon GuardDuty', unit: 'GB', unitPrice: 1 };

export const WORKLOAD_PROFILES = {
  web: {
    weekend: 1.08,
    isSeasonal: true,
    services: [
      { ...EC2, share: 0.46 },
      { ...RDS, share: 0.19 },
      { ...EC2_OTHER, share: 0.14 },
      { ...LOAD_BALANCING, share: 0.08 },
      { ...S3, share: 0.07 },
      { ...CLOUDWATCH, share: 0.06 },
    ],
  },
  delivery: {
    weekend: 1.15,
    isSeasonal: true,
    services: [
      { ...CLOUDFRONT, share: 0.82 },
      { service: 'AWS WAF', unit: 'Requests', unitPrice: 0.0000006, isGlobal: true, share: 0.11 },
      { ...S3, share: 0.07 },
    ],
  },
  database: {
    weekend: 1,
    isSeasonal: false,
    services: [
      { ...RDS, share: 0.71 },
      { ...EC2, share: 0.16 },
      { service: 'AWS Backup', unit: 'GB-Mo', unitPrice: 0.05, share: 0.08 },
      { ...KMS, share: 0.05 },
    ],
  },
  data: {
    weekend: 0.93,
    isSeasonal: true,
    services: [
      { ...S3, share: 0.34 },
      { service: 'Amazon Redshift', unit: 'Hrs', unitPrice: 1.086, share: 0.27 },
      { service: 'AWS Glue', unit: 'DPU-Hour', unitPrice: 0.44, share: 0.22 },
      { service: 'Amazon Kinesis', unit: 'GB', unitPrice: 0.04, share: 0.17 },
    ],
  },
  learning: {
    weekend: 0.7,
    isSeasonal: false,
    services: [
      { service: 'Amazon SageMaker', unit: 'Hrs', unitPrice: 3.825, share: 0.62 },
      { ...EC2, share: 0.27 },
      { ...S3, share: 0.11 },
    ],
  },
  search: {
    weekend: 1.05,
    isSeasonal: true,
    services: [
      { service: 'Amazon OpenSearch Service', unit: 'Hrs', unitPrice: 0.335, share: 0.78 },
      { ...LAMBDA, share: 0.13 },
      { ...CLOUDWATCH, share: 0.09 },
    ],
  },
  network: {
    weekend: 1,
    isSeasonal: false,
    services: [
      { ...VPC, share: 0.57 },
      { service: 'AWS Direct Connect', unit: 'Hrs', unitPrice: 0.3, share: 0.32 },
      { ...ROUTE53, share: 0.11 },
    ],
  },
  security: {
    weekend: 1,
    isSeasonal: false,
    services: [
      { ...GUARDDUTY, share: 0.41 },
      { ...CONFIG, share: 0.31 },
      { ...KMS, share: 0.16 },
      { ...S3, share: 0.12 },
    ],
  },
  tooling: {
    weekend: 0.52,
    isSeasonal: false,
    services: [
      { ...EC2, share: 0.48 },
      { ...CLOUDWATCH, share: 0.24 },
      { ...EC2_OTHER, share: 0.17 },
      { ...LAMBDA, share: 0.11 },
    ],
  },
  storage: {
    weekend: 1,
    isSeasonal: false,
    services: [
      { ...S3, share: 0.63 },
      { service: 'AWS Backup', unit: 'GB-Mo', unitPrice: 0.05, share: 0.37 },
    ],
  },
  experiment: {
    weekend: 0.4,
    isSeasonal: false,
    services: [
      { ...EC2, share: 0.55 },
      { ...LAMBDA, share: 0.2 },
      { ...S3, share: 0.25 },
    ],
  },
} as const satisfies Record<string, WorkloadProfile>;

export type WorkloadName = keyof typeof WORKLOAD_PROFILES;
