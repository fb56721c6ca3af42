import { type AnswerReading, MAX_STREAM_BYTES } from '@ou-cost/contract';
import { jsonPieces } from '@ou-cost/present/json';
import { OuCostError, partsOfSplits, type ReportCapacity, type ReportSize } from '@ou-cost/spend';

/**
 * The largest answer in bytes of JSON, by how the caller reads it: 6 MB, for which Lambda's error message gives the
 * exact figure, or 200 MB through a response stream.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const MAX_ANSWER_BYTES: Readonly<Record<AnswerReading, number>> = {
  whole: 6_291_556,
  stream: MAX_STREAM_BYTES,
};

const CARRIER: Readonly<Record<AnswerReading, string>> = {
  whole: 'an invocation',
  stream: 'a response stream',
};

/** The size of an answer in bytes. Fails with AnswerTooLarge where it is over the limit of how it is read. */
export function answerBytes(answer: object, reading: AnswerReading): number {
  let bytes = 0;
  for (const piece of jsonPieces(answer, 'compact')) bytes += Buffer.byteLength(piece);
  if (bytes <= MAX_ANSWER_BYTES[reading]) return bytes;
  throw tooLarge(`has ${bytes} bytes`, reading);
}

/** What an answer can hold, for refusing a report before it is paid for. */
export function capacityOf(reading: AnswerReading): ReportCapacity {
  return {
    holds: (size) => leastBytes(size) <= MAX_ANSWER_BYTES[reading],
    tooLarge: (size) => tooLarge(`would have ${leastBytes(size)} bytes or more`, reading),
  };
}

/** Bytes that no report of this size can do without: every name is empty and every amount is zero. */
export function leastBytes(size: ReportSize): number {
  const { units, accounts, periods, metrics, by, detail, trendMonths, tree } = size;
  const amounts = Array.from({ length: periods }, () => '0');
  const parts = {
    ...(by.includes('charge-type') ? { gross: amounts } : {}),
    ...partsOfSplits(by.map((split) => [split, {}] as const)),
  };
  const spend = Object.fromEntries(metrics.map((metric) => [metric, { amounts, ...parts }]));
  const account = { id: '000000000000', name: '', state: null, placements: [], spend };
  const unit = {
    id: '',
    name: '',
    parentId: null,
    path: [],
    depth: 0,
    accountIds: [],
    direct: spend,
    total: spend,
  };
  const listed = detail === 'account' ? sizeInList(account) : 0;
  const onTreeOfNow = { id: '', accountIds: [], direct: spend, total: spend };
  const again = tree === 'as-was' ? sizeInList(onTreeOfNow) : 0;
  return (
    units * (sizeInList(unit) + again) +
    accounts * (sizeInList(account.id) + listed) +
    trendBytes(size, trendMonths)
  );
}

function trendBytes({ units, accounts, metrics, detail }: ReportSize, months: number): number {
  if (months === 0) return 0;
  const amounts = Array.from({ length: months }, () => '0');
  const spend = Object.fromEntries(metrics.map((metric) => [metric, { amounts }]));
  const listed = detail === 'account' ? accounts * sizeInList({ id: '000000000000', spend }) : 0;
  return units * sizeInList({ id: '', direct: spend, total: spend }) + listed;
}

/** With a comma, which the last one in a list does not have; a report has more than that besides its lists. */
function sizeInList(value: unknown): number {
  return JSON.stringify(value).length + 1;
}

function tooLarge(what: string, reading: AnswerReading): OuCostError {
  const further = reading === 'whole' ? '; `ou-cost run` reads up to 200 MB' : '';
  return new OuCostError(
    'AnswerTooLarge',
    `the answer ${what} and ${CARRIER[reading]} carries at most ${MAX_ANSWER_BYTES[reading]}; ` +
      `ask with detail 'ou', for fewer periods, months of trend, splits or metrics, or for some organizational units${further}`,
  );
}
