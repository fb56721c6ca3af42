import { createInterface } from 'node:readline/promises';
import { OuCostError } from '@ou-cost/spend';

/** Somebody who can be asked. */
export interface Questions {
  /** The answer as typed, without the blanks around it. Fails with InvalidUsage where the input ends. */
  ask(question: string): Promise<string>;
  tell(text: string): void;
  close(): void;
}

/** Null where nobody sits at a terminal. */
export type OpenQuestions = () => Questions | null;

/** Questions on a terminal; what is asked goes to `output`, so that the result stays alone on standard output. */
export function questionsOn(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Questions {
  const lines = createInterface({ input, output });
  const ended = new Promise<never>((_resolve, reject) => {
    lines.once('close', () => reject(new OuCostError('InvalidUsage', 'no answer; nothing was changed')));
  });
  ended.catch(() => {});
  return {
    ask: async (question) => (await Promise.race([lines.question(question), ended])).trim(),
    tell: (text) => {
      output.write(`${text}\n`);
    },
    close: () => lines.close(),
  };
}

/** Asks for a yes. Where there is nobody to ask, the command itself is the yes. */
export async function confirm(question: string, openQuestions: OpenQuestions): Promise<boolean> {
  const questions = openQuestions();
  if (questions === null) return true;
  try {
    return /^y(es)?$/i.test(await questions.ask(`${question} [y/N] `));
  } finally {
    questions.close();
  }
}
