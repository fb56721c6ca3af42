export { DuckDbEngine } from './engine.ts';
export { FolderFiles } from './folder-files.ts';
export { DuckDbPeriodReader } from './period-reader.ts';
