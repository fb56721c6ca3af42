import { configDefaults, defineConfig } from 'vitest/config';
import { ClosingLine } from './tests/closing-line.ts';

const PURE = ['spend', 'contract', 'present', 'doctor'].map((name) => `packages/${name}/src/**/*.test.ts`);

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // CDK's check of a template against its rules is most of a synthesis; the tests that are about it switch it on.
    env: { CDK_VALIDATION: 'false' },
    // Vitest leaves a core to itself, which on two cores is half of the machine.
    maxWorkers: 2,
    projects: [
      // Pure packages: no test leaves anything behind, so the modules are loaded once and not for each file.
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
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
