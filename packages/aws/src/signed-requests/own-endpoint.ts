import { partitionOf } from '@ou-cost/contract';

const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ['aws-cn', 'amazonaws.com.cn'],
  ['aws-eusc', 'amazonaws.eu'],
]);

/** Where a service answers by itself; `host` is the first part of its name. */
export function ownEndpoint(host: string, region: string): string {
  return `https://${host}.${region}.${SUFFIXES.get(partitionOf(region)) ?? 'amazonaws.com'}`;
}
