import { SPLIT_PATTERN, type Split } from '@ou-cost/spend';
import * as z from 'zod/mini';

/** A split, as `--by` takes it. */
export const splitText = z
  .string()
  .check(
    z.regex(SPLIT_PATTERN, 'is not a split: write it as in service or tag:Team'),
  ) as unknown as z.ZodMiniType<Split>;
