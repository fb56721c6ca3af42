import { decodeOrganizationEvents } from '@ou-cost/contract';
import { decodeRecording } from '@ou-cost/contract/archive';
import { isSameTree, makeReport, ORGANIZATION_EVENTS_SCHEMA, OuCostError } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { ACME } from '../../spend/src/testing/acme.ts';
import { asking, portsOn, SETTINGS } from '../../spend/src/testing/bill.ts';
import { eventsAnswer, recordedAnswer } from './recorded-answer.ts';

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

describe('events with the tree', () => {
  const told = async () => {
    const { tree } = (await made()).recording;
    return {
      schema: ORGANIZATION_EVENTS_SCHEMA,
      ...{ producer: 'ou-cost 1', runId: 'run-1', generatedAt: '2026-11-15T12:00:00Z' },
      organization: { id: tree.id, managementAccountId: tree.managementAccountId },
      tree,
      events: [
        {
          id: 'e-1',
          at: '2026-10-05T10:00:00Z',
          kind: 'account-closed',
          accountId: '111111111111',
          name: null,
        },
      ],
      coverage: { from: '2026-08-17T00:00:00Z', to: '2026-11-15T11:45:00Z' },
      notUnderstood: [],
    } as const;
  };

  test('are answered with both, and read back', async () => {
    const all = await told();
    const read = decodeOrganizationEvents(JSON.parse(JSON.stringify(eventsAnswer(all).answer)));
    expect(isSameTree(read.tree ?? all.tree, all.tree)).toBe(true);
    expect({ ...read, tree: null }).toEqual({ ...all, tree: null });
    expect(read.tree?.asOf).toBe(all.tree.asOf);
  });

  test('are answered without the tree where both together are too large', async () => {
    const all = await told();
    const size = JSON.stringify({ ...all, tree: null }).length;
    const { answer, bytes } = eventsAnswer(all, roomFor(size));
    expect([answer.tree, bytes]).toEqual([null, size]);
    expect(decodeOrganizationEvents(answer).events).toEqual(all.events);
    expect(() => eventsAnswer(all, roomFor(size - 1))).toThrow(
      expect.objectContaining({ code: 'AnswerTooLarge' }),
    );
  });

  test('of one organization with the tree of another are refused', async () => {
    const all = await told();
    const { answer } = eventsAnswer({ ...all, organization: { ...all.organization, id: 'o-zzother0001' } });
    expect(() => decodeOrganizationEvents(answer)).toThrow(
      /its tree is of the organization o-.*o-zzother0001/,
    );
  });
});
