import * as z from 'zod/mini';

/** A shape that is used in several places, with what it means in this one; in a JSON Schema it stays a reference. */
export function described<S extends z.ZodMiniType>(shape: S, description: string): z.ZodMiniLazy<S> {
  return z.lazy(() => shape).check(z.describe(description));
}
