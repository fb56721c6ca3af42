/**
 * The most bytes that a response stream of Lambda carries: 200 MB.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const MAX_STREAM_BYTES = 200 * 1024 * 1024;
