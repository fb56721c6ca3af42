import type { PolicyDocument } from '../deployed/model.ts';
import type { Caller } from '../service.ts';

/** A role session: the only kind of principal that signs requests here. */
export interface Principal extends Caller {
  /** `AROA…:session`. */
  readonly userId: string;
  readonly roleArn: string;
  /** The function whose execution environment holds the credentials. */
  readonly sourceFunctionArn?: string;
  readonly sessionPolicy?: PolicyDocument;
}

/** An AWS service acting on its own, such as Lambda entering an execution role. */
export interface ServicePrincipal {
  readonly service: string;
  readonly sourceArn: string;
  readonly sourceAccount: string;
}
