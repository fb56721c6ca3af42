import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainWordFindings } from './domain-words.ts';
import { importFindings } from './imports.ts';
import { type Manifest, manifestFindings } from './manifests.ts';
import { sizeFindings } from './sizes.ts';
import type { SourceFile } from './source-file.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
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

const files = sourceFiles();
const findings = [
  ...manifestFindings(manifests()),
  ...importFindings(files),
  ...sizeFindings(files),
  ...domainWordFindings(files),
];
for (const finding of findings) process.stderr.write(`${finding}\n`);
if (findings.length > 0) {
  process.stderr.write(
    `The house has ${findings.length} findings; docs/architecture.md says what each room is for.\n`,
  );
  process.exitCode = 1;
}
