import type { PassingCall } from './altering-proxy.ts';

type IsIt = (call: PassingCall) => boolean;

/** Every request of the run by itself. Page tokens are new in every run, so a page is told by its place. */
export function requestsOf(
  calls: readonly PassingCall[],
): { readonly title: string; readonly recognizer: () => IsIt }[] {
  const seen = pagesSeen();
  return calls.map((call) => {
    const title = seen(call);
    return {
      title,
      recognizer: () => {
        const seenThere = pagesSeen();
        return (other) => seenThere(other) === title;
      },
    };
  });
}

/** Names a request: operation, what is asked, and the how-manieth page of it; a retry has its first name. */
function pagesSeen(): (call: PassingCall) => string {
  const pages = new Map<string, string[]>();
  return ({ operation, input }) => {
    const { NextToken, NextPageToken, ...asked } = input;
    const kind = `${operation} ${JSON.stringify(asked)}`;
    const token = String(NextToken ?? NextPageToken);
    const known = pages.get(kind) ?? [];
    if (!known.includes(token)) pages.set(kind, [...known, token]);
    return `${kind} page ${(pages.get(kind) ?? []).indexOf(token) + 1}`;
  };
}
