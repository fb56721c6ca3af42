import { readFileSync } from 'node:fs';

/** Peak memory of this process. The kernel's own figure is preferred: `getrusage` starts with that of the parent. */
export function peakBytes(): number {
  const largest = process.resourceUsage().maxRSS;
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, own = largest] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return Number(own) * 1_024;
}
