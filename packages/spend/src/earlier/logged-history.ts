import type { EventLog, LoggedEvents } from '../history/event-log.ts';
import type { SeenTree } from '../history/facts.ts';
import type { OrganizationDirectory } from '../organization/directory.ts';
import { organizationFrom } from '../organization/organization.ts';
import { instantText } from '../time/calendar.ts';
import type { Clock } from '../time/clock.ts';
import { seenTree } from './seen-tree.ts';

interface LoggedHistoryPorts {
  readonly directory: OrganizationDirectory;
  readonly eventLog: EventLog;
  readonly clock: Clock;
}

/**
 * The tree of an organization, and what the log tells that happened to it before. The tree is read first, since events
 * alone do not say where the other accounts stood. Fails as the directory and the log fail.
 */
export async function readLoggedHistory({
  directory,
  eventLog,
  clock,
}: LoggedHistoryPorts): Promise<LoggedEvents & { readonly tree: SeenTree }> {
  const readAt = instantText(clock.now());
  const tree = seenTree(organizationFrom(await directory.read()), directory, readAt);
  return { tree, ...(await eventLog.read(tree.managementAccountId)) };
}
