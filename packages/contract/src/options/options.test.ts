import { parsePeriod } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../config/schema.ts';
import { decodeRequest } from '../request.ts';
import { COMMANDS, type CommandName, groupsOf } from './commands.ts';
import { FUNCTION_OPTIONS } from './connection.ts';
import { descriptionOf, fieldOf, usageOf } from './names.ts';
import { PERIOD_FORMS } from './periods.ts';
import { REQUEST_OPTIONS } from './request.ts';
import type { OptionRow } from './row.ts';

const ASKED: readonly [string, OptionRow][] = Object.entries(REQUEST_OPTIONS);

describe.each(Object.keys(COMMANDS) as CommandName[])('the options of %s', (command) => {
  const rows = groupsOf(command).flatMap(({ options }) => Object.entries<OptionRow>(options));

  it('have names of their own', () => {
    const names = rows.map(([name]) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('have defaults that they take', () => {
    for (const [name, row] of rows) {
      if (row.takes === 'choice' && row.default !== undefined) {
        expect(row.values, name).toContain(row.default);
      }
    }
  });
});

describe('what is asked for', () => {
  it('is by default what the table says', () => {
    const defaults = ASKED.flatMap(([name, row]) =>
      row.default === undefined ? [] : [[fieldOf(name), row.default]],
    );
    expect(decodeRequest(Object.fromEntries(defaults))).toEqual(decodeRequest({}));
  });

  it('may be every value that the table knows by name', () => {
    for (const [name, row] of ASKED) {
      const values = row.takes === 'choice' ? row.values : row.takes === 'text' ? row.knownValues : [];
      for (const value of values ?? [])
        expect(
          () => decodeRequest({ source: 'exports', [fieldOf(name)]: value }),
          `${name} ${value}`,
        ).not.toThrow();
    }
  });

  it('may be every form of a period', () => {
    for (const form of Object.keys(PERIOD_FORMS)) expect(() => parsePeriod(form), form).not.toThrow();
  });
});

it('the help names the function as the configuration does by default', () => {
  const { function: name } = configSchema.shape.names.parse(undefined);
  expect(FUNCTION_OPTIONS.function.otherwise).toMatch(new RegExp(` ${name}$`));
});

describe('an option', () => {
  it('is a field in camel case', () => {
    expect(fieldOf('max-cost-explorer-requests')).toBe('maxCostExplorerRequests');
    expect(fieldOf('no-color')).toBe('color');
  });

  it('is explained with its values, whether it may be repeated, and its default', () => {
    const row: OptionRow = {
      takes: 'choice',
      placeholder: 'way',
      values: ['up', 'down'],
      help: 'where to look',
      repeatable: true,
      default: 'up',
      alsoIn: [],
    };
    expect(usageOf('look', row)).toBe('--look <way>');
    expect(descriptionOf(row)).toBe('where to look (up, down; repeatable; default: up)');
  });
});
