import type { ErrorCode } from '@ou-cost/spend';

/** The result of a check. Only a problem stops the deployment; a check that cannot be made is a warning. */
export type Finding =
  | { readonly kind: 'ok' | 'note' | 'warning'; readonly text: string }
  | { readonly kind: 'problem'; readonly text: string; readonly code: ErrorCode };

export function ok(text: string): Finding {
  return { kind: 'ok', text };
}

export function note(text: string): Finding {
  return { kind: 'note', text };
}

export function warning(text: string): Finding {
  return { kind: 'warning', text };
}

/** `code` decides the exit code: AWS refuses something, or something must be fixed first. */
export function problem(text: string, code: ErrorCode = 'InvalidConfiguration'): Finding {
  return { kind: 'problem', text, code };
}

/** A check that could not be made. */
export function notChecked(what: string, why: string): Finding {
  return warning(`could not check ${what} (${why}); continuing`);
}
