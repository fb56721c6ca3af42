import { type ArchivedLedger, OuCostError, type Recording, type Report } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { byKey, parseWith } from '../parse.ts';
import { ledgerSchema } from './ledger.ts';
import { snapshotOf, snapshotTree } from './snapshot.ts';

const WHERE = "the function's answer: recording";

/** What a run leaves to later ones, as it travels in an answer: the tree as a snapshot. */
export interface RecordingJson {
  readonly tree: ReturnType<typeof snapshotOf>;
  readonly ledgers: readonly ArchivedLedger[];
}

/** A report with what its run leaves; null: both together were too large for the answer. */
export interface RecordedReport extends Report {
  readonly recording: RecordingJson | null;
}

const recordingSchema = z.object({ tree: z.unknown(), ledgers: z.array(ledgerSchema) });

export function recordingJson({ tree, ledgers }: Recording): RecordingJson {
  return { tree: snapshotOf(tree), ledgers };
}

/**
 * What the run of a report leaves to later ones, from the form that travels. Fails with MalformedAnswer where something
 * does not fit, or is of another run or organization than the report.
 */
export function decodeRecording(input: unknown, { runId, bills }: Report): Recording {
  const { tree: node, ledgers } = parseWith(recordingSchema, input, 'MalformedAnswer', byKey(WHERE));
  const tree = snapshotTree(node, `${WHERE}.tree`);
  const isOfReport = (id: string) => bills.some(({ organizationId }) => organizationId === id);
  const foreign = [tree.id, ...ledgers.map(({ organizationId }) => organizationId)].find(
    (id) => !isOfReport(id),
  );
  if (foreign !== undefined) {
    throw new OuCostError(
      'MalformedAnswer',
      `${WHERE} is of the organization ${foreign}, and the report is not`,
    );
  }
  const other = ledgers.find((ledger) => ledger.runId !== runId);
  if (other !== undefined) {
    throw new OuCostError(
      'MalformedAnswer',
      `${WHERE} has a month of the run '${other.runId}', which is not this one`,
    );
  }
  return { tree, ledgers };
}
