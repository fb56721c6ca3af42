import { OuCostError } from '@ou-cost/spend';

/** What is wrong with when a schedule is to run: said after what was written, and with the remedy. */
export function mistake(message: string): OuCostError {
  return new OuCostError('InvalidConfiguration', message);
}
