import type { WireAnswer } from '../protocols/endpoint.ts';

/** Thrown where a fault of the way takes the place of the service's answer. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly answer: WireAnswer;

  constructor(answer: WireAnswer) {
    super('the way to the service is broken');
    this.answer = answer;
  }
}
