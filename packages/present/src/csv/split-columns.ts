import { NO_VALUE, type Split, splitParts } from '@ou-cost/spend';
import { csvText } from './text.ts';

/** The columns that say which part of an account's spend a row is: FOCUS's where it has one, else with its `x_`. */
export function splitColumns(split: Split): string[] {
  const { kind, key } = splitParts(split);
  switch (kind) {
    case 'charge-type':
      return ['ChargeCategory', 'x_ChargeType'];
    case 'service':
      return ['ServiceName'];
    case 'region':
      return ['RegionId'];
    case 'resource':
      return ['ResourceId'];
    case 'hour':
      return ['x_Hour'];
    case 'tag':
      return [csvText(`x_Tag/${key}`)];
    case 'cost-category':
      return [csvText(`x_CostCategory/${key}`)];
  }
}

/** What a part is called in a column's title: `Team: web`, and `no Team` for what is untagged. */
export function partTitle(split: Split, part: string): string {
  const { kind, key } = splitParts(split);
  if (part === NO_VALUE) return `no ${key ?? kind}`;
  return key === null ? part : `${key}: ${part}`;
}
