import { OuCostError } from '@ou-cost/spend';

/** How such a file comes about, for every refusal of one that is something else. */
export const HOW_TO_WRITE_ONE = "'ou-cost ous --output json --out organization.json' writes such a file";

/** What is wrong with an organization's file. */
export function fault(fileName: string, what: string): OuCostError {
  return new OuCostError('InvalidConfiguration', `${fileName}: ${what}`);
}
