import type { CostLedger, IndependentTotal, OrganizationDirectory } from '@ou-cost/spend';

/** What one run reads from. */
export interface Sources {
  readonly directory: OrganizationDirectory;
  readonly ledger: CostLedger;
}

/**
 * The same sources, which assume the reader role before their first request. A request that waited for credentials
 * would leave long after its turn, together with the requests of later turns, and AWS would throttle them.
 */
export function assumeRoleBeforeReading(
  { directory, ledger }: Sources,
  assumeRole: () => Promise<unknown>,
): Sources {
  const reaches = ledger.reaches?.bind(ledger);
  return {
    directory: {
      // These are looked up after the reading alone.
      ...(directory.unlisted === undefined ? {} : { unlisted: directory.unlisted }),
      read: async () => {
        await assumeRole();
        return directory.read();
      },
    },
    ledger: {
      description: ledger.description,
      independentTotal: totalWithRole(ledger.independentTotal, assumeRole),
      ...(reaches === undefined ? {} : { reaches: (query) => assumeRole().then(() => reaches(query)) }),
      async *groups(query, split) {
        await assumeRole();
        yield* ledger.groups(query, split);
      },
    },
  };
}

function totalWithRole(total: IndependentTotal, assumeRole: () => Promise<unknown>): IndependentTotal {
  if (total.kind === 'none') return total;
  return {
    ...total,
    read: async (query) => {
      await assumeRole();
      return total.read(query);
    },
  };
}
