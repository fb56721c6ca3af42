export { openArchive } from './open.ts';
export type {
  Archive,
  ArchivedRun,
  ArchiveStore,
  FinishedRun,
  KeptRun,
  KeyRange,
  RenderedFile,
} from './ports.ts';
