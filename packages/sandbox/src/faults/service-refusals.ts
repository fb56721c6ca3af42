import { ServiceError } from '../service.ts';

/** As AWS's users quote them. AWS does not document when it returns which. */
const organizationsTexts = [
  'You have sent too many requests in too short a period of time. Try again later.',
  "AWS Organizations can't complete your request because another request is already in progress. Try again later.",
];

/** The throttling error of each service. Organizations has two messages, which are used in turn. */
export class Throttling {
  #count = 0;

  error(service: string): ServiceError {
    switch (service) {
      case 'organizations': {
        const text = organizationsTexts[this.#count % organizationsTexts.length] ?? '';
        this.#count += 1;
        return new ServiceError('TooManyRequestsException', text, 400);
      }
      case 'ce':
        return new ServiceError('LimitExceededException', 'Rate limit exceeded', 400);
      case 'lambda':
        return new ServiceError('TooManyRequestsException', 'Rate Exceeded.', 429, {
          Reason: 'CallerRateLimitExceeded',
        });
      case 's3':
        return new ServiceError('SlowDown', 'Please reduce your request rate.', 503);
      case 'ses':
        return new ServiceError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);
      case 'sns':
        return new ServiceError('Throttled', 'Rate exceeded', 429);
      case 'scheduler':
        return new ServiceError('ThrottlingException', 'Rate exceeded', 429);
      case 'sqs':
        return new ServiceError('RequestThrottled', 'Request is throttled.', 403);
      case 'athena':
      case 'bcm-data-exports':
      case 'cloudtrail':
      case 'secretsmanager':
      case 'ssm':
        return new ServiceError('ThrottlingException', 'Rate exceeded', 400);
      default:
        return new ServiceError('Throttling', 'Rate exceeded', 400);
    }
  }
}

/** A service's internal error. */
export function internalError(service: string, status: number): ServiceError {
  if (service === 's3') return objectStoreError(status);
  if (status === 503) {
    return new ServiceError(
      'ServiceUnavailableException',
      'The service is unavailable. Try again later.',
      503,
    );
  }
  switch (service) {
    case 'organizations':
      return new ServiceError(
        'ServiceException',
        "AWS Organizations can't complete your request because of an internal service error. Try again later.",
        status,
      );
    case 'lambda':
      return new ServiceError('ServiceException', 'An internal error occurred', status);
    case 'ses':
      return new ServiceError('InternalServiceErrorException', 'Internal service error', status);
    case 'sns':
      return new ServiceError('InternalError', 'Internal error', status);
    case 'secretsmanager':
      return new ServiceError('InternalServiceError', 'An error occurred on the server side.', status);
    case 'ssm':
      return new ServiceError('InternalServerError', 'Internal server error', status);
    case 'athena':
    case 'bcm-data-exports':
    case 'scheduler':
      return new ServiceError('InternalServerException', 'Internal server error', status);
    default:
      return new ServiceError(
        'InternalFailure',
        'The request processing has failed because of an unknown error, exception or failure.',
        status,
      );
  }
}

function objectStoreError(status: number): ServiceError {
  return status === 503
    ? new ServiceError('ServiceUnavailable', 'Please reduce your request rate.', 503)
    : new ServiceError('InternalError', 'We encountered an internal error. Please try again.', status);
}
