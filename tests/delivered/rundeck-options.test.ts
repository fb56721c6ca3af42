import { decodeRequest } from '@ou-cost/contract';
import {
  type CommandName,
  fieldOf,
  groupsOf,
  type OptionRow,
  POST_TARGET_NAMES,
} from '@ou-cost/contract/options';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pluginDescription } from '../../scripts/build/rundeck.ts';
import { documentText, markdownTable } from '../support/documents/markdown-table.ts';
import {
  defaultsOf,
  deliveredJobs,
  jobNamed,
  RUNDECK_FOLDER,
  type RundeckJob,
} from '../support/hosts/rundeck-jobs.ts';

/** A choice that Rundeck offers: a property of the plugin's steps, or an option of a job. */
interface Offer {
  readonly name: string;
  readonly values: readonly string[];
  readonly defaults: readonly string[];
  /** Whether nothing but the values may be given. */
  readonly isClosed: boolean;
}

interface Property {
  readonly name: string;
  readonly type: string;
  readonly values?: string;
  readonly default?: string;
}

interface Plugin {
  readonly providers: readonly { readonly name: string; readonly config: readonly Property[] }[];
}

const YAML = { version: '1.1' } as const;
const PLUGIN = parse(pluginDescription(RUNDECK_FOLDER, '0.0.0'), YAML) as Plugin;
const JOBS = deliveredJobs();

/** Rundeck's names are words of its forms; this one differs from the option by more than an underscore. */
const OPTION_OF: Readonly<Record<string, string>> = { outputs: 'output' };

/** Not options of ou-cost: where files go and how long they stay, the program that runs, and addresses that are secret. */
const OF_THE_STEP = ['folder', 'node', 'keep', ...POST_TARGET_NAMES.map((target) => `${target}_webhook`)];

/** Job options and step properties that choose where files are, on the host and not in the table. */
const OF_THE_HOST = ['config', 'archive'];

function offersOfStep(name: string): Offer[] {
  const { config = [] } = PLUGIN.providers.find((provider) => provider.name === name) ?? {};
  return config
    .filter((property) => !OF_THE_STEP.includes(property.name))
    .map(({ name, type, values = '', default: value = '' }) => ({
      name,
      values: values === '' ? [] : values.split(','),
      defaults: value === '' ? [] : value.split(','),
      isClosed: type === 'Select' || type === 'Options',
    }));
}

function offersOfJob({ options = [] }: RundeckJob): Offer[] {
  const ofTheOptions = options.filter(({ name }) => !OF_THE_STEP.includes(name));
  return ofTheOptions.map((option) => ({
    name: option.name,
    values: option.values ?? [],
    defaults: defaultsOf(option),
    isClosed: option.enforced === true,
  }));
}

function csvRows(command: CommandName): Map<string, OptionRow> {
  return new Map(groupsOf(command).flatMap(({ options }) => Object.entries(options)));
}

const optionOf = ({ name }: Offer) => OPTION_OF[name] ?? name.replaceAll('_', '-');

/** Holds the values and defaults of an offer against the row of its option. */
function checkValues(command: CommandName, offer: Offer): void {
  const row = csvRows(command).get(optionOf(offer));
  if (row === undefined) throw new Error(`ou-cost ${command} has no option --${optionOf(offer)}`);
  if (row.takes === 'nothing') {
    expect(offer, offer.name).toMatchObject({ values: ['no', 'yes'], defaults: ['no'] });
  } else if (row.takes === 'choice') {
    expect(offer.values, offer.name).toEqual(row.values);
    expect(row.values, offer.name).toEqual(expect.arrayContaining([...offer.defaults]));
  } else if (row.takes === 'text' && offer.isClosed) {
    expect(offer.values, offer.name).toEqual(row.knownValues);
    expect(row.knownValues, offer.name).toEqual(expect.arrayContaining([...offer.defaults]));
  } else if (row.takes === 'number') {
    for (const value of [...offer.values, ...offer.defaults]) {
      expect(Number(value), offer.name).toBeGreaterThanOrEqual(row.smallest);
      expect(Number(value), offer.name).toBeLessThanOrEqual(row.largest);
    }
  } else if (!OF_THE_HOST.includes(offer.name)) {
    for (const value of [...offer.values, ...offer.defaults]) {
      expect(
        () => decodeRequest({ source: 'exports', [fieldOf(optionOf(offer))]: value }),
        offer.name,
      ).not.toThrow();
    }
  }
}

const COMMAND_OF_JOB: Readonly<Record<string, CommandName>> = {
  Doctor: 'doctor',
  'List of units': 'ous',
  'Month to date': 'run',
  'Monthly report': 'run',
  'Nightly look': 'run',
};

const REPORT_JOBS = ['Month to date', 'Monthly report'];

const STEPS = [
  ['ou-cost-report', 'run'],
  ['ou-cost-doctor', 'doctor'],
] as const;

describe.each(STEPS)('the step %s', (name, command) => {
  const offers = offersOfStep(name);

  it('offers the options that the table says it offers, and no others', () => {
    const offered = [...csvRows(command)].flatMap(([option, { alsoIn }]) =>
      alsoIn.includes('rundeck') ? [option] : [],
    );
    expect(offers.map(optionOf).sort()).toEqual(offered.sort());
  });

  it('offers the values of the table', () => {
    for (const offer of offers) checkValues(command, offer);
  });

  it('has the defaults of the table', () => {
    for (const offer of offers) {
      const row = csvRows(command).get(optionOf(offer));
      const isOwn =
        OF_THE_HOST.includes(offer.name) || offer.defaults.length === 0 || row?.takes === 'nothing';
      if (!isOwn) expect(offer.defaults, offer.name).toEqual([row?.default]);
    }
  });
});

describe.each(JOBS.map((job) => [job.name, job] as const))('the job %s', (name, job) => {
  const command = COMMAND_OF_JOB[name] ?? 'run';

  it('offers options that its step offers too, with the values of the table', () => {
    for (const offer of offersOfJob(job)) {
      expect(csvRows(command).get(optionOf(offer))?.alsoIn, offer.name).toContain('rundeck');
      checkValues(command, offer);
    }
  });

  it('has a script that reads each of its options', () => {
    const script = job.sequence.commands[0]?.script ?? '';
    const read = new Set(script.match(/(?<=RD_OPTION_)[A-Z_]+/g));
    expect([...read].sort()).toEqual(
      (job.options ?? []).map(({ name: option }) => option.toUpperCase()).sort(),
    );
  });

  it('has each of its options explained in the documentation', () => {
    const page = documentText('docs', 'rundeck.md');
    const names = (job.options ?? []).map(({ name: option }) => option);
    expect(names.filter((option) => !new RegExp(`[_*]${option}[_*]`).test(page))).toEqual([]);
  });
});

describe.each(REPORT_JOBS)('the job %s', (name) => {
  it('offers every option that the step offers', () => {
    const offered = offersOfStep('ou-cost-report').filter(
      ({ name: option }) => !OF_THE_HOST.includes(option),
    );
    const names = offersOfJob(jobNamed(JOBS, name)).map(({ name: option }) => option);
    expect(names.sort()).toEqual(offered.map(({ name: option }) => option).sort());
  });
});

it('the documentation has the defaults of the jobs', () => {
  const rows = markdownTable(
    documentText('docs', 'rundeck.md'),
    ...['option', 'Monthly report', 'Month to date', 'is'],
  );
  ['Monthly report', 'Month to date'].forEach((name, column) => {
    const shown = rows.flatMap(([options = '', ...defaults]) => {
      const [, value] = /^`(.*)`$/.exec(defaults[column] ?? '') ?? [];
      return value === undefined ? [] : [[options.replaceAll(/(^_|_$)/g, ''), value]];
    });
    const { options = [] } = jobNamed(JOBS, name);
    const declared = options.flatMap(({ name: option, value }) =>
      value === undefined ? [] : [[option, value]],
    );
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(declared));
  });
});
