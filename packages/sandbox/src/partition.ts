/** The partition that a region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  if (region.startsWith('us-gov-')) {
    return 'aws-us-gov';
  }
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}

/** `AWS::URLSuffix` of a partition. */
export function urlSuffixOf(partition: string): string {
  if (partition === 'aws-cn') {
    return 'amazonaws.com.cn';
  }
  return partition === 'aws-eusc' ? 'amazonaws.eu' : 'amazonaws.com';
}
