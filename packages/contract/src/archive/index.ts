/** The forms of what an archive holds: JSON objects, each with its schema. */

export { decodeEarlierRuns, type EarlierRunsJson, earlierRunsJson } from './earlier-runs.ts';
export { type ArchivedEvents, decodeEvents, EVENTS_SCHEMA, eventsSchema } from './events.ts';
export { type ArchivedDigest, decodeHistoryDigest, historyDigestSchema } from './history-digest.ts';
export { archiveIndexElement, archiveIndexIn } from './index-element.ts';
export {
  decodeNextSnapshot,
  NEXT_SNAPSHOT_SCHEMA,
  type NextSnapshot,
  nextSnapshotSchema,
} from './next-snapshot.ts';
export { decodeObservation, OBSERVATION_SCHEMA, type Observation, observationSchema } from './observation.ts';
export { parsedJson } from './parsed-json.ts';
export { decodeRecording, type RecordedReport, type RecordingJson, recordingJson } from './recording.ts';
export { decodeSnapshot, snapshotOf, snapshotSchema } from './snapshot.ts';
export {
  ARCHIVE_INDEX_SCHEMA,
  type ArchiveIndex,
  decodeSummary,
  type IndexEntry,
  type RunSummary,
  SUMMARY_SCHEMA,
  summarySchema,
} from './summary.ts';
export {
  type ArchivedAttempt,
  type ArchivedDelivery,
  type ArchivedOutcome,
  ATTEMPT_SCHEMA,
  attemptSchema,
  DELIVERY_SCHEMA,
  decodeAttempt,
  decodeDelivery,
  decodeOutcome,
  deliverySchema,
  OUTCOME_SCHEMA,
  outcomeSchema,
} from './triggers.ts';
