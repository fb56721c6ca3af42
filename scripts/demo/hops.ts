/** The fields of a recorded call that the demo shows. */
interface Call {
  readonly origin: string;
  readonly principal?: string;
  readonly action?: string;
  readonly decision: string;
}

/** Prints who called what and how often, as the sandbox recorded it, in the order of the first calls. */
export async function printHops(endpoint: string, say: (line: string) => void): Promise<void> {
  const answer = await fetch(`${endpoint}/_sandbox/calls`);
  const calls = (await answer.json()) as readonly Call[];
  const hops = new Map<string, { principal: string; what: string; times: number }>();
  for (const { principal = 'nobody', action = 'no action', decision } of calls) {
    const what = decision === 'denied' ? `${action} (denied)` : action;
    const hop = hops.get(`${principal} ${what}`);
    if (hop === undefined) hops.set(`${principal} ${what}`, { principal, what, times: 1 });
    else hop.times += 1;
  }
  const width = Math.max(0, ...[...hops.values()].map(({ principal }) => principal.length));
  for (const { principal, what, times } of hops.values()) {
    say(`   ${principal.padEnd(width)}  ${what}${times > 1 ? ` × ${times}` : ''}`);
  }
}
