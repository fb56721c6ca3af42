import type { Language } from '@ou-cost/contract/options';
import { isChargeType, NO_VALUE, type Split, splitParts } from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';

/** What a split is called: one of its parts, several of them, and all of them together. */
export interface SplitNames {
  readonly one: string;
  readonly many: string;
  readonly all: string;
}

/** The names of a split; keys of tags and names of cost categories in them are not escaped. */
export function splitNames(split: Split, language: Language): SplitNames {
  const { splits } = wordsIn(language).shared;
  const { kind, key } = splitParts(split);
  switch (kind) {
    case 'charge-type':
      return splits.chargeType;
    case 'tag':
      return splits.tag(key);
    case 'cost-category':
      return splits.costCategory(key);
    default:
      return splits[kind];
  }
}

/** What a part is called: a charge type in words, `untagged`, else its own name, which is not escaped. */
export function partName(split: Split, part: string, language: Language): string {
  const { chargeTypes, splits } = wordsIn(language).shared;
  if (split === 'charge-type' && isChargeType(part)) return chargeTypes[part];
  if (part !== NO_VALUE) return part;
  const { kind } = splitParts(split);
  switch (kind) {
    case 'tag':
      return splits.untagged;
    case 'cost-category':
      return splits.uncategorized;
    case 'resource':
      return splits.noResource;
    case 'hour':
      return splits.noHour;
    default:
      return splits.noName;
  }
}
