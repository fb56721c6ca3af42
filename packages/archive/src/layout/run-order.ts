/** A key by which run ids sort in the order of time; ids that do not tell their time come first. */
function runOrder(runId: string): string {
  const instant = /^ou-cost-(\d{8}T\d{6}Z)-/.exec(runId)?.[1];
  return instant === undefined ? `0 ${runId}` : `1 ${instant} ${runId}`;
}

/** Compares two runs, the older first. */
export function byRun(one: { readonly runId: string }, other: { readonly runId: string }): number {
  const [left, right] = [runOrder(one.runId), runOrder(other.runId)];
  return left === right ? 0 : left < right ? -1 : 1;
}
