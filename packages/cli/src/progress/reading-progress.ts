import type { ReportPorts } from '@ou-cost/spend';

/** The ports of a run, and a sentence about what they have read so far. */
export interface WatchedPorts {
  readonly ports: ReportPorts;
  readonly progress: () => string;
}

function requestsOf(requests: Readonly<Record<string, number>>, service: string): number {
  return Object.entries(requests)
    .filter(([operation]) => operation.startsWith(`${service}:`))
    .reduce((total, [, count]) => total + count, 0);
}

/** `1 page`, `2 pages`. */
function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Ports that read as before and count what they read, for a line of progress. */
export function watchedPorts(ports: ReportPorts): WatchedPorts {
  let accounts: number | null = null;
  let pages = 0;
  const { directory, ledger, meter } = ports;
  const progress = () => {
    const { requests, charges, throttled } = meter.usage();
    const cost = charges.map(({ amount, currency }) => `, ${amount} ${currency}`).join('');
    return [
      accounts === null
        ? `reading the organization: ${counted(requestsOf(requests, 'organizations'), 'request')}`
        : `${counted(accounts, 'account')} read`,
      `${ledger.description.name}: ${counted(pages, 'page')}${cost}`,
      ...(throttled === 0 ? [] : [`throttled ${counted(throttled, 'time')}`]),
    ].join(' · ');
  };
  return {
    ports: {
      ...ports,
      directory: {
        ...(directory.unlisted === undefined ? {} : { unlisted: directory.unlisted }),
        read: async () => {
          const listing = await directory.read();
          accounts = listing.accounts.length;
          return listing;
        },
      },
      ledger: {
        description: ledger.description,
        independentTotal: ledger.independentTotal,
        ...(ledger.reaches === undefined ? {} : { reaches: ledger.reaches.bind(ledger) }),
        groups: async function* (query, split) {
          for await (const page of ledger.groups(query, split)) {
            pages += 1;
            yield page;
          }
        },
      },
    },
    progress,
  };
}
