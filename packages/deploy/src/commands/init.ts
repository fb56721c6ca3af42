import { existsSync, writeFileSync } from 'node:fs';
import { OuCostError } from '@ou-cost/spend';
import { readOrganizationId } from '../configuration/answers.ts';
import { FIELDS, type Field, type Settings } from '../configuration/fields.ts';
import { checkSoFar, completed, configurationText } from '../configuration/text.ts';
import type { RunContext } from '../context.ts';

export interface InitOptions {
  readonly file: string;
  /** True to replace an existing file. */
  readonly force: boolean;
  readonly given: Partial<Settings>;
  readonly organizationId: string | null;
}

/**
 * The settings from the options; asks for missing ones. Each answer is checked when it is given, with those before it.
 * Fails with InvalidUsage if there is no terminal to ask on.
 */
async function settingsFor(options: InitOptions, { openQuestions }: RunContext): Promise<Settings> {
  const { given, file } = options;
  const settings: Partial<Record<keyof Settings, string>> = {};
  const accept = (field: Field, text: string): void => {
    const value = field.read(text, settings);
    checkSoFar({ ...settings, [field.key]: value }, file);
    settings[field.key] = value;
  };
  const open: Field[] = [];
  for (const field of FIELDS) {
    const value = given[field.key];
    if (value === undefined) open.push(field);
    else accept(field, value);
  }
  const questions = open.length === 0 ? null : openQuestions();
  if (open.length > 0 && questions === null) {
    const missing = open.map(({ option }) => `--${option}`).join(', ');
    throw new OuCostError('InvalidUsage', `there is no terminal to ask on; give ${missing}`);
  }
  try {
    for (const field of open) {
      while (questions !== null && settings[field.key] === undefined) {
        questions.tell(`\n${field.explanation}`);
        try {
          accept(field, await questions.ask(`${field.question}: `));
        } catch (error) {
          if (!(error instanceof OuCostError) || error.code !== 'InvalidConfiguration') throw error;
          questions.tell(error.message);
        }
      }
    }
  } finally {
    questions?.close();
  }
  return completed(settings);
}

function alreadyExists(file: string): OuCostError {
  return new OuCostError(
    'OutputNotWritten',
    `${file} exists already; replace it with --force, or name another file with --config FILE`,
  );
}

/** Writes the configuration. Fails with OutputNotWritten if the file exists and `force` is false, or on a write error. */
export async function init(options: InitOptions, context: RunContext): Promise<void> {
  const { file, force, organizationId } = options;
  // Checked before the questions, so that nobody answers them in vain.
  if (!force && existsSync(file)) throw alreadyExists(file);
  const id = organizationId === null ? null : readOrganizationId(organizationId);
  const settings = await settingsFor(options, context);
  const text = configurationText(settings, id, file);
  try {
    writeFileSync(file, text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw alreadyExists(file);
    throw new OuCostError(
      'OutputNotWritten',
      `${file} cannot be written (${code ?? String(cause)}); name another file with --config FILE`,
      {
        cause,
      },
    );
  }
  context.print(`${file}\n`);
  context.progress.note(
    'docs/deployment.md describes all settings, and docs/schedules.md reports that are made and sent at fixed times; next: npm run deploy -- --payer-profile P --caller-profile C',
  );
}
