import type { Environment } from './environment.ts';
import type { Progress } from './terminal/progress.ts';
import type { OpenQuestions } from './terminal/questions.ts';

/** What a run uses of its process and terminal; tests replace it. */
export interface RunContext {
  readonly environment: Environment;
  readonly progress: Progress;
  /** Aborted when the run must end; its reason is the failure that the run ends with. */
  readonly interruption: AbortSignal;
  /** Writes the result to standard output; everything else goes to standard error. */
  readonly print: (text: string) => void;
  readonly openQuestions: OpenQuestions;
}
