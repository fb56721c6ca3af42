/**
 * The most bytes of a request that Lambda takes from a caller who waits for the answer: 6 MB.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const MAX_REQUEST_BYTES = 6_291_456;

/**
 * The most bytes of JSON that a request's `earlier` may have when it is unpacked. Parsed, it takes several times as much
 * of the function's memory, and a few kilobytes of gzip can claim to be gigabytes.
 */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/**
 * The most bytes that a response stream of Lambda carries: 200 MB.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const MAX_STREAM_BYTES = 200 * 1024 * 1024;
