import type { Config } from '@ou-cost/contract';

/** The setting by which the history may be seeded, which may be a template's parameter; undefined: it may not be. */
export function historySeed({ history }: Config, parameter?: string): string | undefined {
  return parameter ?? (history.seed ? 'true' : undefined);
}
