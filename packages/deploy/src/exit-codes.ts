import { ERROR_CODES, type ErrorCode } from '@ou-cost/spend';

export const SUCCESS = 0;
export const DEFECT = 1;

const ACCESS = 4;

/** Exit codes that do not follow from the code's `fault`. */
const BY_CODE: Partial<Readonly<Record<ErrorCode, number>>> = {
  AccessRefused: ACCESS,
  CredentialsMissing: ACCESS,
  CredentialsExpired: ACCESS,
  Incomplete: 5,
  Unavailable: 6,
  TimedOut: 6,
};

/** The contract's exit code of a failure. */
export function exitCodeOf(code: ErrorCode): number {
  return BY_CODE[code] ?? (ERROR_CODES[code].fault === 'caller' ? 2 : DEFECT);
}
