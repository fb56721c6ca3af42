import { adviceOnRefusal } from '@ou-cost/doctor';
import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { refusalIn } from '../failure/refusal-reason.ts';
import { messageOf, nameOf, withoutSecrets } from '../failure/sdk-error.ts';

/**
 * The errors that Lambda documents for a function that it cannot start, or for a request that it does not take, by what
 * they mean for a run. Those that every service has are not among them.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
const NAMES = {
  AccessRefused: ['EC2AccessDeniedException', 'KMSAccessDeniedException'],
  RequestRefused: [
    'InvalidRequestContentException',
    'NoPublishedVersionException',
    'RecursiveInvocationException',
    'RequestTooLargeException',
    'SerializedRequestEntityTooLargeException',
    'UnsupportedMediaTypeException',
  ],
  Unavailable: [
    'CodeArtifactUserPendingException',
    'EC2UnexpectedException',
    'EFSIOException',
    'EFSMountConnectivityException',
    'EFSMountFailureException',
    'EFSMountTimeoutException',
    'ENILimitReachedException',
    'ENINotReadyException',
    'ResourceConflictException',
    'ResourceNotReadyException',
    'S3FilesMountConnectivityException',
    'S3FilesMountFailureException',
    'S3FilesMountTimeoutException',
    'ServiceQuotaExceededException',
    'SnapStartNotReadyException',
    'SnapStartTimeoutException',
    'SubnetIPAddressLimitReachedException',
  ],
  FunctionBroken: [
    'CodeArtifactUserDeletedException',
    'CodeArtifactUserFailedException',
    'InvalidRuntimeException',
    'InvalidSecurityGroupIDException',
    'InvalidSubnetIDException',
    'InvalidZipFileException',
    'KMSDisabledException',
    'KMSInvalidStateException',
    'KMSNotFoundException',
    'SnapStartException',
    'SnapStartRegenerationFailureException',
  ],
} as const satisfies Partial<Record<ErrorCode, readonly string[]>>;

export const CODES_OF_START_FAILURES: ReadonlyMap<string, ErrorCode> = new Map(
  (Object.entries(NAMES) as [ErrorCode, readonly string[]][]).flatMap(([code, names]) =>
    names.map((name) => [name, code] as const),
  ),
);

const REMEDIES: Readonly<Record<keyof typeof NAMES, string>> = {
  AccessRefused: 'the execution role, or the key of the variables, has to allow it',
  RequestRefused: 'Lambda calls the request invalid',
  Unavailable: 'run again later',
  FunctionBroken: 'deploy it again',
};

/** The failure of a function that did not run; null where Lambda names no reason that is in the table. */
export function startFailure(error: unknown, functionName: string): OuCostError | null {
  const name = nameOf(error);
  const code = CODES_OF_START_FAILURES.get(name);
  if (code === undefined) return null;
  const remedy =
    adviceOnRefusal(refusalIn(`${name}: ${messageOf(error)}`), functionName) ??
    REMEDIES[code as keyof typeof NAMES];
  return new OuCostError(
    code,
    `Lambda did not start the function ${functionName}: ${messageOf(error)} (${name}); ${remedy}`,
    { cause: withoutSecrets(error) },
  );
}
