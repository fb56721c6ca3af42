export { DuckDbEngine } from './engine.ts';
export { FolderFiles } from './folder-files.ts';
