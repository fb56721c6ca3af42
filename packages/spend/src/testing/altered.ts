import type { Report } from '../report/form/report.ts';

/** A copy with another value at a path. */
export function altered(report: Report, path: readonly (string | number)[], value: unknown): Report {
  const copy = structuredClone(report);
  let at: unknown = copy;
  for (const key of path.slice(0, -1)) at = Reflect.get(at as object, key);
  Reflect.set(at as object, path.at(-1) ?? '', value);
  return copy;
}

/** Every text that is an amount, by its path. */
export function amountPaths(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string')
    return /^-?\d+(\.\d+)?$/.test(value) && !/^\d{12}$/.test(value) ? [[...path]] : [];
  if (Array.isArray(value)) return value.flatMap((item, at) => amountPaths(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => amountPaths(member, [...path, key]));
}
