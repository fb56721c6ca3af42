import type { Environment } from './environment.ts';
import type { Progress } from './terminal/progress.ts';
import type { Questions } from './terminal/questions.ts';

/** Everything around a run that a test replaces. */
export interface Surroundings {
  readonly environment: Environment;
  readonly progress: Progress;
  /** Aborted, with the failure to end with as its reason, when the run is to end. */
  readonly interruption: AbortSignal;
  /** The result, and nothing else. */
  readonly print: (text: string) => void;
  /** Null where nobody sits at a terminal. */
  readonly openQuestions: () => Questions | null;
}

/** Asks for a yes. Where there is nobody to ask, the command itself is the yes. */
export async function isConfirmed(question: string, { openQuestions }: Surroundings): Promise<boolean> {
  const questions = openQuestions();
  if (questions === null) return true;
  try {
    return /^y(es)?$/i.test(await questions.ask(`${question} [y/N] `));
  } finally {
    questions.close();
  }
}
