/** What an adapter in another package sends its requests with: the pace, the route and the failures of this one. */
export { reading } from './failure/reading.ts';
export { PacedCalls } from './pacing/paced-calls.ts';
export { RequestMeter } from './pacing/request-meter.ts';
export { clientSettings } from './route/client-settings.ts';
