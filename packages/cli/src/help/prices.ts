import { PRICES } from '@ou-cost/contract/options';
import { definitionList } from './definition-list.ts';

/** What the options cost that are paid for. */
export const PRICE_TEXT = `
Price: Cost Explorer charges 0.01 USD for each page of an answer. Where every
answer has one page, as for some dozens of accounts, a report of a month costs
${definitionList(
  PRICES.map(({ options, requests, because }) => [
    `${(requests / 100).toFixed(2)} USD`,
    options === '' ? `for ${because}` : `with ${options}: ${because}`,
  ]),
)}
  More accounts, --granularity daily and further months make more pages. Every
  report says what it cost; --max-cost-explorer-requests limits it.`;
