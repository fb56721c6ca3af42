import type { Altered, PassingCall } from './altering-proxy.ts';

export type Answer = Record<string, unknown>;
type Fault = (answer: Answer, call: PassingCall) => Altered | undefined;

/** Faults of one answer that a retry gets past. */
export const TRANSIENT: Readonly<Record<string, Fault>> = {
  'an internal error of AWS': () => ({ status: 500, body: { __type: 'InternalFailure' } }),
  'a service that is unavailable for a moment': () => ({ status: 503, text: 'Service Unavailable' }),
  'a connection that breaks before the answer': () => 'hang-up',
  'an answer that breaks off': (answer) => ({ text: JSON.stringify(answer), breaksOff: true }),
  'half an answer that looks whole': (answer) => {
    const text = JSON.stringify(answer);
    return { text: text.slice(0, Math.floor(text.length / 2)) };
  },
  'an answer that is not JSON': () => ({ text: '<html>proxy error</html>' }),
  throttling: (_, { operation }) => ({
    status: 400,
    body: { __type: operation === 'GetCostAndUsage' ? 'LimitExceededException' : 'TooManyRequestsException' },
  }),
};

/** Faults of all attempts, with the error codes that a run may end with. */
export const PERMANENT: Readonly<Record<string, readonly [fault: Fault, codes: readonly string[]]>> = {
  'access denied': [
    () => ({ status: 400, body: { __type: 'AccessDeniedException', message: 'no' } }),
    ['AccessRefused'],
  ],
  'an expired token': [
    () => ({ status: 400, body: { __type: 'ExpiredTokenException' } }),
    ['CredentialsExpired'],
  ],
  'an unknown error': [() => ({ status: 400, body: { __type: 'NovelException' } }), ['UnknownError']],
  'internal errors of AWS at every attempt': [
    () => ({ status: 500, body: { __type: 'InternalFailure' } }),
    ['Unavailable'],
  ],
  'an answer that is cut off at every attempt': [
    (answer) => ({ text: JSON.stringify(answer).slice(0, -2) }),
    ['MalformedAnswer'],
  ],
};

/** Wrong answers that look valid, with the error codes that a run may end with if what they lack matters. */
export const SILENT: Readonly<Record<string, readonly [fault: Fault, codes: readonly string[]]>> = {
  'an empty object': [() => ({ body: {} }), ['MalformedAnswer', 'Incomplete', 'NotReconciled']],
  'results that are null': [
    (answer) => ({ body: Object.fromEntries(Object.keys(answer).map((key) => [key, null])) }),
    ['MalformedAnswer', 'Incomplete', 'NotReconciled'],
  ],
  'a page without its groups': [
    (answer) => costs(answer, (result) => ({ ...result, Groups: [], Total: result['Total'] })),
    ['NotReconciled'],
  ],
  'a page without its first period': [
    (answer) =>
      'ResultsByTime' in answer
        ? { body: { ...answer, ResultsByTime: results(answer).slice(1) } }
        : undefined,
    ['Incomplete', 'NotReconciled'],
  ],
  'a page without the token of the next page': [
    ({ NextPageToken, ...answer }) => (NextPageToken === undefined ? undefined : { body: answer }),
    ['Incomplete', 'NotReconciled'],
  ],
  'groups without amounts': [
    (answer) =>
      costs(answer, (result) => ({
        ...result,
        Groups: groups(result).map((one) => ({ ...one, Metrics: {} })),
        Total: {},
      })),
    ['MalformedAnswer', 'NotReconciled'],
  ],
  'amounts of zero': [
    (answer) => ({
      body: JSON.parse(JSON.stringify(answer).replaceAll(/"Amount":"[^"]+"/g, '"Amount":"0"')),
    }),
    ['NotReconciled'],
  ],
  'groups without an account': [
    (answer) =>
      costs(answer, (result) => ({ ...result, Groups: groups(result).map((one) => ({ ...one, Keys: [] })) })),
    ['MalformedAnswer'],
  ],
};

const results = (answer: Answer): Answer[] => listIn(answer, 'ResultsByTime');
const groups = (result: Answer): Answer[] => listIn(result, 'Groups');

/** A list in an answer. Empty if the answer does not have it. */
export function listIn(object: Answer, key: string): Answer[] {
  const list = object[key];
  return Array.isArray(list) ? list : [];
}

/** An answer of Cost Explorer with a change to each period. The answers of other services pass unchanged. */
function costs(answer: Answer, change: (result: Answer) => Answer): Altered | undefined {
  return 'ResultsByTime' in answer
    ? { body: { ...answer, ResultsByTime: results(answer).map(change) } }
    : undefined;
}
