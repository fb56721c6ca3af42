import { OuCostError } from '@ou-cost/spend';

/**
 * The most that a synchronous invocation carries back, in bytes of JSON.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (6 MB; Lambda's refusal names the figure)
 */
export const MAX_ANSWER_BYTES = 6_291_556;

/** The bytes of an answer on the wire. Fails with AnswerTooLarge where the answer would not fit. */
export function answerBytes(answer: object): number {
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes <= MAX_ANSWER_BYTES) return bytes;
  throw new OuCostError(
    'AnswerTooLarge',
    `the answer has ${bytes} bytes and an invocation carries ${MAX_ANSWER_BYTES}; ` +
      `ask with detail 'ou', for fewer periods or metrics, or for some organizational units`,
  );
}
