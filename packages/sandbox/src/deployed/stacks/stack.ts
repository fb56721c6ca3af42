import type { JsonObject } from '../json-value.ts';

/** One stack with its unresolved template. */
export interface Stack {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly template: JsonObject;
  /** The size of the template's file. */
  readonly templateBytes: number;
  /** The parameters that are given a value; the others have their defaults. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The absolute path of each asset's file or folder, by its object key in the assets bucket. */
  readonly assets: ReadonlyMap<string, string>;
}
