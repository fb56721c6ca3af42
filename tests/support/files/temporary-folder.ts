import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A new empty folder. The global setup deletes it after the last test of the run. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(inject('temporaryFolder'), `${name}-`));
}
