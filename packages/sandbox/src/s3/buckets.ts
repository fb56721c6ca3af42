import type { DeployedBucket } from '../deployed/model.ts';
import type { Clock } from '../time/clock.ts';
import { Bucket, type Fill } from './bucket.ts';

/** All buckets of the sandbox. Their names are unique in a partition, whatever their account. */
export class Buckets {
  readonly #buckets: ReadonlyMap<string, Bucket>;

  constructor(deployed: readonly DeployedBucket[], fill: Fill, clock: Clock) {
    this.#buckets = new Map(deployed.map((each) => [each.name, new Bucket(each, fill, clock)]));
  }

  find(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }

  /** The bucket that an ARN of a bucket or an object names. */
  ofArn(arn: string): DeployedBucket | undefined {
    const name = /^arn:[^:]+:s3:::([^/]+)/.exec(arn)?.[1];
    return name === undefined ? undefined : this.find(name)?.deployed;
  }

  /** Fills those anew that have been looked into. */
  async refill(): Promise<void> {
    await Promise.all([...this.#buckets.values()].map((bucket) => bucket.refill()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#buckets.values()].map((bucket) => bucket.close()));
  }
}
