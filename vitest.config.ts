import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { ClosingLine } from './tests/closing-line.ts';

const PURE = ['spend', 'contract', 'present', 'doctor'].map((name) => `packages/${name}/src/**/*.test.ts`);

// Most of the start of a worker, and of a program that a test starts, is compiling the same modules again.
// biome-ignore lint/style/noProcessEnv: the workers inherit it
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'ou-cost-tests');

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // CDK's check of a template against its rules is most of a synthesis; the tests that are about it switch it on.
    env: { CDK_VALIDATION: 'false' },
    // Nearly half of the time of a worker is waiting for the programs that its tests start.
    maxWorkers: 4,
    // No test leaves anything behind, so a worker loads the modules once and not for each file.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE } },
      {
        extends: true,
        test: {
          name: 'packages',
          include: ['packages/*/src/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...PURE],
        },
      },
      {
        extends: true,
        test: { name: 'system', include: ['tests/**/*.test.ts'], globalSetup: ['tests/global-setup.ts'] },
      },
    ],
  },
});
