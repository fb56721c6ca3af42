import type { ReceivedRequest } from '../server/received-request.ts';
import { ServiceError } from '../service.ts';

/** @throws ServiceError PreconditionFailed, or NotModified for a reader that has this version */
export function checkReadConditions({ headers }: Pick<ReceivedRequest, 'headers'>, etag: string): void {
  const bare = (text: string): string => text.replaceAll('"', '');
  const match = headers['if-match'];
  if (match !== undefined && match !== '*' && bare(match) !== bare(etag))
    throw preconditionFailed('If-Match');
  const none = headers['if-none-match'];
  if (none !== undefined && (none === '*' || bare(none) === bare(etag))) {
    throw new ServiceError('NotModified', 'Not Modified', 304);
  }
}

export function preconditionFailed(condition: 'If-Match' | 'If-None-Match'): ServiceError {
  return new ServiceError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
    { Condition: condition },
  );
}
