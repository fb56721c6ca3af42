/** What an adapter in another package is made with: the connection of a run, its pace, its route and its failures. */
export { costExplorerLedger, organizationsDirectory } from './composition.ts';
export type { Attempt } from './failure/attempt.ts';
export { emptyAnswer } from './failure/foreign-answer.ts';
export { reading } from './failure/reading.ts';
export { translated } from './failure/translate.ts';
export { everyPage } from './pacing/every-page.ts';
export { PacedCalls, type SendOptions } from './pacing/paced-calls.ts';
export { RequestMeter } from './pacing/request-meter.ts';
export { systemTiming } from './pacing/timing.ts';
export { clientSettings } from './route/client-settings.ts';
export { connectRun, type RunConnection, type RunOptions } from './run-connection.ts';
export { SignedJsonClient } from './signed-requests/client.ts';
export {
  listIn,
  type Members,
  membersOf,
  optionalMembers,
  optionalText,
  textIn,
} from './signed-requests/members.ts';
