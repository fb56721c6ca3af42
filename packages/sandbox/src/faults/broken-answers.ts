import type { WireAnswer, WireResponse } from '../protocols/endpoint.ts';

/** The line breaks in the middle of the body; of an answer without one, nothing arrives. */
export function truncated(response: WireResponse): WireAnswer {
  const size = Buffer.byteLength(response.body);
  return size === 0 ? 'reset' : { ...response, breaksOffAfter: Math.floor(size / 2) };
}

/** An answer that arrives whole and is neither JSON nor XML: the first half, and a sign that neither ends with. */
export function malformed(response: WireResponse): WireResponse {
  const body = Buffer.from(response.body);
  return {
    ...response,
    body: Buffer.concat([body.subarray(0, Math.floor(body.length / 2)), Buffer.from('<')]),
  };
}

/** What a load balancer answers that does not reach its service. */
export function gatewayError(status: number): WireResponse {
  const title = status === 502 ? '502 Bad Gateway' : '504 Gateway Time-out';
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
  };
}
