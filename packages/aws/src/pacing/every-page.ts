import { OuCostError } from '@ou-cost/spend';

/**
 * Every page of a listing, until a page has no token; an empty page does not end it. Fails with Incomplete where a
 * token repeats, since the listing would never end.
 */
export async function* everyPage<P>(
  what: string,
  fetch: (token: string | undefined) => Promise<P>,
  tokenOf: (page: P) => string | undefined,
): AsyncGenerator<P> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await fetch(token);
    yield page;
    token = tokenOf(page) || undefined;
    if (token !== undefined && seen.has(token)) {
      throw new OuCostError('Incomplete', `${what}: AWS gave the same page token twice; run again`);
    }
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
}
