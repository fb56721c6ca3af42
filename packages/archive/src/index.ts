export type { Archive, ArchivedRun, ArchiveStore, FinishedRun, KeptRun, RenderedFile } from './ports.ts';
