import type { WireAnswer, WireResponse } from '../protocols/endpoint.ts';

/** The connection breaks after half of the body, or before the answer if it has no body. */
export function truncated(response: WireResponse): WireAnswer {
  const size = Buffer.byteLength(response.body);
  return size === 0 ? 'reset' : { ...response, breaksOffAfter: Math.floor(size / 2) };
}

/** A complete answer that is not valid JSON or XML: the first half of the body, and a `<`. */
export function malformed(response: WireResponse): WireResponse {
  const body = Buffer.from(response.body);
  return {
    ...response,
    body: Buffer.concat([body.subarray(0, Math.floor(body.length / 2)), Buffer.from('<')]),
  };
}

/** The answer of a load balancer that cannot reach its service. */
export function gatewayError(status: number): WireResponse {
  const title = status === 502 ? '502 Bad Gateway' : '504 Gateway Time-out';
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
  };
}
