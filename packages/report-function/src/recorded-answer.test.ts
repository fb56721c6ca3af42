import { decodeRecording } from '@ou-cost/contract/archive';
import { makeReport, OuCostError } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { ACME } from '../../spend/src/testing/acme.ts';
import { asking, portsOn, SETTINGS } from '../../spend/src/testing/bill.ts';
import { recordedAnswer } from './recorded-answer.ts';

const made = () => makeReport(portsOn(ACME), asking({}), SETTINGS);

/** Has room for so many bytes. */
const roomFor = (most: number) => (answer: object) => {
  const bytes = JSON.stringify(answer).length;
  if (bytes <= most) return bytes;
  throw new OuCostError('AnswerTooLarge', `has ${bytes} bytes`);
};

describe('a report with what its run leaves', () => {
  test('is answered with both, and both can be read back', async () => {
    const { report, recording } = await made();
    const { answer } = recordedAnswer({ report, recording }, 'stream');
    const { recording: sent, ...rest } = JSON.parse(JSON.stringify(answer));
    expect(rest).toEqual(JSON.parse(JSON.stringify(report)));
    expect(decodeRecording(sent, report).ledgers).toEqual(JSON.parse(JSON.stringify(recording.ledgers)));
  });

  test('is answered alone where both together are too large: it was paid for', async () => {
    const both = await made();
    const size = JSON.stringify(both.report).length + '"recording":null,'.length;
    const { answer, bytes } = recordedAnswer(both, 'whole', roomFor(size));
    expect(answer).toEqual({ ...both.report, recording: null });
    expect(bytes).toBeLessThanOrEqual(size);
  });

  test('fails where the report alone is too large', async () => {
    const both = await made();
    expect(() => recordedAnswer(both, 'whole', roomFor(10))).toThrow(
      expect.objectContaining({ code: 'AnswerTooLarge' }),
    );
  });
});
