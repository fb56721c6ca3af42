import { defineConfig } from 'vitest/config';

/**
 * The domain's worked examples, for mutation testing: the rest of the repository would only slow it down,
 * and a mutant that an example kills need not wait for hundreds of random organizations.
 */
export default defineConfig({
  test: {
    include: ['packages/spend/src/**/*.test.ts'],
    exclude: ['**/invariants.test.ts'],
    // Instrumented code on a busy machine is slow.
    testTimeout: 20_000,
  },
});
