import { decodeEarlierRuns } from '@ou-cost/contract/archive';
import type { EarlierRuns } from '@ou-cost/spend';
import { unpacked } from './unpacked.ts';

/** What earlier runs left, from the text that a request carries. Fails with InvalidRequest, naming what does not fit. */
export function earlierRuns(text: string): EarlierRuns {
  return decodeEarlierRuns(unpacked(text));
}
