export { openArchive } from './open.ts';
export type {
  Archive,
  ArchivedRun,
  ArchiveStore,
  FinishedRun,
  KeptReport,
  KeptRun,
  KeyRange,
  RenderedFile,
  RenderIndex,
} from './ports.ts';
