import type { Altered, PassingCall } from './altering-proxy.ts';

export type Answer = Record<string, unknown>;
type Fault = (answer: Answer, call: PassingCall) => Altered | undefined;

/** Faults that pass if one only asks again. */
export const PASSING: Readonly<Record<string, Fault>> = {
  'an error of AWS’s own': () => ({ status: 500, body: { __type: 'InternalFailure' } }),
  'no service for a moment': () => ({ status: 503, text: 'Service Unavailable' }),
  'a line that breaks before the answer': () => 'hang-up',
  'an answer that breaks off': (answer) => ({ text: JSON.stringify(answer), breaksOff: true }),
  'half an answer that looks whole': (answer) => {
    const text = JSON.stringify(answer);
    return { text: text.slice(0, Math.floor(text.length / 2)) };
  },
  'an answer that is no JSON': () => ({ text: '<html>proxy error</html>' }),
  throttling: (_, { operation }) => ({
    status: 400,
    body: { __type: operation === 'GetCostAndUsage' ? 'LimitExceededException' : 'TooManyRequestsException' },
  }),
};

/** Faults that stay, with the codes that a run may end with. */
export const LASTING: Readonly<Record<string, readonly [fault: Fault, codes: readonly string[]]>> = {
  'access denied': [
    () => ({ status: 400, body: { __type: 'AccessDeniedException', message: 'no' } }),
    ['AccessRefused'],
  ],
  'an expired token': [
    () => ({ status: 400, body: { __type: 'ExpiredTokenException' } }),
    ['CredentialsExpired'],
  ],
  'an error that nobody knows': [
    () => ({ status: 400, body: { __type: 'NovelException' } }),
    ['Unavailable'],
  ],
  'errors of AWS’s own, again and again': [
    () => ({ status: 500, body: { __type: 'InternalFailure' } }),
    ['Unavailable'],
  ],
  'an answer that never comes whole': [
    (answer) => ({ text: JSON.stringify(answer).slice(0, -2) }),
    ['MalformedAnswer'],
  ],
};

/** Answers that are wrong and look right: what is in them must be missed, or must not matter. */
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
  'a page without a token for the next': [
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

/** A list in an answer, or none. */
export function listIn(object: Answer, key: string): Answer[] {
  const list = object[key];
  return Array.isArray(list) ? list : [];
}

/** Another answer of Cost Explorer's; every other service's passes. */
function costs(answer: Answer, change: (result: Answer) => Answer): Altered | undefined {
  return 'ResultsByTime' in answer
    ? { body: { ...answer, ResultsByTime: results(answer).map(change) } }
    : undefined;
}
