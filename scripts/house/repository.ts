import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainWordFindings } from './domain-words.ts';
import { importFindings } from './imports.ts';
import { lockfileFindings } from './lockfile.ts';
import { type Manifest, manifestFindings } from './manifests.ts';
import { sizeFindings } from './sizes.ts';
import type { SourceFile } from './source-file.ts';

export const REPOSITORY = join(import.meta.dirname, '..', '..');
const ROOTS = ['packages', 'tests', 'scripts', 'bench'];

const NOT_SOURCES = /(^|\/)(node_modules|cdk\.out|out|dist)\//;

/** The TypeScript files below the folders that people write in. */
function sourceFiles(): SourceFile[] {
  return ROOTS.flatMap((root) =>
    readdirSync(join(REPOSITORY, root), { recursive: true, encoding: 'utf8' })
      .map((path) => join(root, path))
      .filter((path) => path.endsWith('.ts') && !NOT_SOURCES.test(path))
      .map((path) => ({ path, text: readFileSync(join(REPOSITORY, path), 'utf8') })),
  );
}

function manifests(): Manifest[] {
  const packages = join(REPOSITORY, 'packages');
  return readdirSync(packages)
    .map((name) => join(packages, name, 'package.json'))
    .filter(existsSync)
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Manifest);
}

const LOCKFILES = ['package-lock.json', 'tests/support/lambda-runtime/aws-client/package-lock.json'];

function lockedFindings(file: string): string[] {
  return lockfileFindings(JSON.parse(readFileSync(join(REPOSITORY, file), 'utf8')), file);
}

/** Everything in this repository that breaks the rules of the house, a line each. */
export function houseFindings(): string[] {
  const files = sourceFiles();
  return [
    ...manifestFindings(manifests()),
    ...LOCKFILES.flatMap(lockedFindings),
    ...importFindings(files),
    ...sizeFindings(files),
    ...domainWordFindings(files),
  ];
}
