import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OneFile } from './one-file.ts';

const CHECKOUT = fileURLToPath(new URL('../../../../..', import.meta.url));
const ENTRY = fileURLToPath(import.meta.resolve('@ou-cost/report-function/handler'));
const PROGRAM = fileURLToPath(new URL('./main.ts', import.meta.url));

let made: OneFile | null = null;

/** The code of the function, once a process: the same sources make the same text. */
export function functionCode(): OneFile {
  made ??= JSON.parse(
    execFileSync(process.execPath, [PROGRAM, relative(CHECKOUT, ENTRY), CHECKOUT], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as OneFile;
  return made;
}

/** Uses a folder with the function's code, as an asset has it, and deletes it. */
export function withFunctionFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'ou-cost-function-'));
  try {
    writeFileSync(join(folder, 'index.mjs'), functionCode().esModule);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
