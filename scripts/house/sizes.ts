import { posix } from 'node:path';
import { LIMITS } from './limits.ts';
import { isGenerated, isTest, type SourceFile } from './source-file.ts';

/** Folders with more source files and files with more lines than a reader takes in. */
export function sizeFindings(files: readonly SourceFile[]): string[] {
  const written = files.filter((file) => !isGenerated(file));
  return [...folderFindings(written), ...written.flatMap(fileFindings)];
}

function folderFindings(files: readonly SourceFile[]): string[] {
  const counted = files.filter((file) => !isTest(file) || file.path.startsWith('tests/'));
  const folders = Map.groupBy(counted, ({ path }) => posix.dirname(path));
  return [...folders]
    .filter(([, inside]) => inside.length > LIMITS.filesInFolder)
    .map(
      ([folder, inside]) =>
        `${folder}: holds ${inside.length} files, and ${LIMITS.filesInFolder} are the most; divide it by idea`,
    );
}

function fileFindings({ path, text }: SourceFile): string[] {
  const lines = text.split('\n').length - 1;
  return lines > LIMITS.linesInFile
    ? [`${path}: has ${lines} lines, and ${LIMITS.linesInFile} are the most; divide it`]
    : [];
}
