import type { PassingCall } from './altering-proxy.ts';

/** Whether a call is the recognized request or a retry of it. */
type Recognizer = (call: PassingCall) => boolean;

/**
 * The requests of a run, each with a title and a function that makes a recognizer of the same request in another run.
 * A recognizer must see all calls of its run in their order. Page tokens differ between runs, so a page is identified
 * by its number.
 */
export function recognizableRequests(
  calls: readonly PassingCall[],
): { readonly title: string; readonly recognizer: () => Recognizer }[] {
  const titleOf = titles();
  return calls.map((call) => {
    const title = titleOf(call);
    return {
      title,
      recognizer: () => {
        const titleInRun = titles();
        return (other) => titleInRun(other) === title;
      },
    };
  });
}

/** Titles calls by operation, input and page number. A retry has the title of the first attempt. */
function titles(): (call: PassingCall) => string {
  const tokensByQuestion = new Map<string, string[]>();
  return ({ operation, input }) => {
    const { NextToken, NextPageToken, ...asked } = input;
    const question = `${operation} ${JSON.stringify(asked)}`;
    const token = String(NextToken ?? NextPageToken);
    const tokens = tokensByQuestion.get(question) ?? [];
    tokensByQuestion.set(question, tokens);
    if (!tokens.includes(token)) tokens.push(token);
    return `${question} page ${tokens.indexOf(token) + 1}`;
  };
}
