import { type AnswerReading, MAX_STREAM_BYTES } from '@ou-cost/contract';
import { jsonPieces } from '@ou-cost/present/json';
import { OuCostError } from '@ou-cost/spend';

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
  const further = reading === 'whole' ? '; `ou-cost run` reads up to 200 MB' : '';
  throw new OuCostError(
    'AnswerTooLarge',
    `the answer has ${bytes} bytes and ${CARRIER[reading]} carries at most ${MAX_ANSWER_BYTES[reading]}; ` +
      `ask with detail 'ou', for fewer periods or metrics, or for some organizational units${further}`,
  );
}
