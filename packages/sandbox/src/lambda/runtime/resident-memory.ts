import { readFileSync } from 'node:fs';

/** The resident memory of a process in megabytes; 0 on platforms other than Linux. */
export function residentMegabytes(pid: number): number {
  try {
    const line = readFileSync(`/proc/${pid}/status`, 'utf8')
      .split('\n')
      .find((each) => each.startsWith('VmRSS:'));
    return Number(line?.replaceAll(/\D/g, '') ?? 0) / 1024;
  } catch {
    return 0;
  }
}
