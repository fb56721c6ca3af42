/** The fields of `arn:partition:service:region:account:resource`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/** Splits an ARN; undefined for what is none. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...resource] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || region === undefined || accountId === undefined) {
    return undefined;
  }
  return { partition, service, region, accountId, resource: resource.join(':') };
}

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

/** Account, path (`/` or `/a/b/`) and name of a role's ARN; undefined for what is not one. */
export function parseRoleArn(text: string): (Arn & { path: string; name: string }) | undefined {
  const arn = parseArn(text);
  const match = /^role(\/(?:.+\/)?)([^/]+)$/.exec(arn?.resource ?? '');
  if (arn?.service !== 'iam' || !match?.[1] || !match[2]) {
    return undefined;
  }
  return { ...arn, path: match[1], name: match[2] };
}
