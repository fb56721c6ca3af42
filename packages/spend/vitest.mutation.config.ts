import { defineConfig } from 'vitest/config';

/** The domain's own tests, for mutation testing: the rest of the repository would only slow it down. */
export default defineConfig({
  test: { include: ['packages/spend/src/**/*.test.ts'] },
});
