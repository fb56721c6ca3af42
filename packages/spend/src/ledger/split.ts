import { OuCostError } from '../errors.ts';

const PLAIN_SPLITS = ['charge-type', 'service', 'region', 'resource', 'hour'] as const;
const KEYED_SPLITS = ['tag', 'cost-category'] as const;

type PlainSplit = (typeof PLAIN_SPLITS)[number];
type KeyedSplit = (typeof KEYED_SPLITS)[number];

/** What spend is split by, besides the account, as people write it: `service`, `tag:Team`. */
export type Split = PlainSplit | `${KeyedSplit}:${string}`;

/** A split in its parts: the key is the name of a tag or of a cost category, and null for all others. */
export type SplitParts =
  | { readonly kind: PlainSplit; readonly key: null }
  | { readonly kind: KeyedSplit; readonly key: string };

export type SplitKind = SplitParts['kind'];

/** The forms of a split, by example. */
export const SPLIT_FORMS = [...PLAIN_SPLITS, 'tag:KEY', 'cost-category:NAME'] as const;

/** A tag's key has no more characters. */
const LONGEST_KEY = 128;

/** A split in its parts. */
export function splitParts(split: Split): SplitParts {
  const plain = PLAIN_SPLITS.find((kind) => kind === split);
  if (plain !== undefined) return { kind: plain, key: null };
  const at = split.indexOf(':');
  return { kind: split.slice(0, at) === 'tag' ? 'tag' : 'cost-category', key: split.slice(at + 1) };
}

/** What every split matches. */
export const SPLIT_PATTERN =
  /^(?:charge-type|service|region|resource|hour|(?:tag|cost-category):[\s\S]{1,128})$/;

function isSplit(text: string): text is Split {
  return SPLIT_PATTERN.test(text);
}

/** A split as people write it. Fails with InvalidRequest, naming the value. */
export function splitNamed(text: string): Split {
  if (isSplit(text)) return text;
  const kind = KEYED_SPLITS.find((one) => text === one || text.startsWith(`${one}:`));
  const why = kind === undefined ? 'is not known' : `needs a key of 1 to ${LONGEST_KEY} characters`;
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  throw new OuCostError(
    'InvalidRequest',
    `the split '${shown}' ${why}; use one of ${SPLIT_FORMS.join(', ')}`,
  );
}

/**
 * The spend that has no value of a split: no tag, no cost category, no resource, or a charge that is longer than an hour.
 * The value of an hour is its start in UTC, as in `2026-10-05T13:00Z`.
 */
export const NO_VALUE = '';
