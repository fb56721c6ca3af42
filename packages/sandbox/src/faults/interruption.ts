import type { WireAnswer } from '../protocols/endpoint.ts';

/** Thrown if a fault of the connection or gateway replaces the service's answer. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly answer: WireAnswer;

  constructor(answer: WireAnswer) {
    super('the request does not reach the service');
    this.answer = answer;
  }
}
