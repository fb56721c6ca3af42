import type { PolicyDocument } from '../deployed/model.ts';
import type { Caller } from '../service.ts';

/** A role session, which is the only kind of principal that signs requests in the sandbox. */
export interface Principal extends Caller {
  /** `AROA…:session`. */
  readonly userId: string;
  readonly roleArn: string;
  /** The function whose execution environment holds the credentials. */
  readonly sourceFunctionArn?: string;
  readonly sessionPolicy?: PolicyDocument;
}

/** An AWS service that acts by itself, such as Lambda when it assumes an execution role. */
export interface ServicePrincipal {
  readonly service: string;
  readonly sourceArn: string;
  readonly sourceAccount: string;
}
