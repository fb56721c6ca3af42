import type { Environment } from './environment.ts';
import type { Progress } from './terminal/progress.ts';
import type { OpenQuestions } from './terminal/questions.ts';

/** Everything around a run that a test replaces. */
export interface RunContext {
  readonly environment: Environment;
  readonly progress: Progress;
  /** Aborted, with the failure to end with as its reason, when the run is to end. */
  readonly interruption: AbortSignal;
  /** The result, and nothing else. */
  readonly print: (text: string) => void;
  readonly openQuestions: OpenQuestions;
}
