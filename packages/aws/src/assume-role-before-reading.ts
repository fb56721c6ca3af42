import type { CostLedger, IndependentTotal, OrganizationDirectory } from '@ou-cost/spend';

/** What one run reads from. */
export interface Sources {
  readonly directory: OrganizationDirectory;
  readonly ledger: CostLedger;
}

/**
 * The sources of a run whose reader role is entered before anything is asked of them: a request that waits for
 * credentials would have taken its turn long before it leaves, and AWS would see two turns' requests at once.
 */
export function enteredFirst({ directory, ledger }: Sources, enter: () => Promise<unknown>): Sources {
  return {
    directory: {
      read: async () => {
        await enter();
        return directory.read();
      },
    },
    ledger: {
      description: ledger.description,
      independentTotal: enteredTotal(ledger.independentTotal, enter),
      async *groups(query, split) {
        await enter();
        yield* ledger.groups(query, split);
      },
    },
  };
}

function enteredTotal(total: IndependentTotal, enter: () => Promise<unknown>): IndependentTotal {
  if (total.kind === 'none') return total;
  return {
    ...total,
    read: async (query) => {
      await enter();
      return total.read(query);
    },
  };
}
