import { createInterface } from 'node:readline/promises';
import { OuCostError } from '@ou-cost/spend';

/** The person at the terminal, who can be asked. */
export interface Questions {
  /** The answer, trimmed. Fails with InvalidUsage if the input ends. */
  ask(question: string): Promise<string>;
  tell(text: string): void;
  close(): void;
}

/** Null if there is no terminal to ask on. */
export type OpenQuestions = () => Questions | null;

/** Asks on a terminal. Questions go to `output`, so that standard output contains only the result. */
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

/** Asks for confirmation. Null if there is no terminal to ask on. */
export async function confirm(question: string, openQuestions: OpenQuestions): Promise<boolean | null> {
  const questions = openQuestions();
  if (questions === null) return null;
  try {
    return /^y(es)?$/i.test(await questions.ask(`${question} [y/N] `));
  } finally {
    questions.close();
  }
}
