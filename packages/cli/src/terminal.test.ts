import { terminalOf } from '@ou-cost/present';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('the terminal', () => {
  test('no terminal means no colours and no width, whatever is wanted', () => {
    const { columns, colors } = terminalOf({ columns: 80 }, true);
    expect([columns, colors.bold('x')]).toEqual([null, 'x']);
  });

  test('a terminal has its width, and colours where they are wanted', () => {
    expect(terminalOf({ isTTY: true, columns: 100 }, true).colors.bold('x')).toBe('\u001b[1mx\u001b[22m');
    expect(terminalOf({ isTTY: true, columns: 100 }, false).colors.bold('x')).toBe('x');
    expect(terminalOf({ isTTY: true, columns: 0 }, false).columns).toBe(80);
  });
});

describe('the environment', () => {
  test('an empty variable says nothing', () => {
    expect(readEnvironment({ AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-1', NO_COLOR: '' })).toEqual({
      region: 'eu-west-1',
      refusesColor: false,
      hasDumbTerminal: false,
      webhooks: {},
    });
  });

  test('NO_COLOR and a dumb terminal refuse colours', () => {
    expect(readEnvironment({ NO_COLOR: '1' }).refusesColor).toBe(true);
    expect(readEnvironment({ TERM: 'dumb' }).refusesColor).toBe(true);
  });

  test('has the address of a webhook that is set', () => {
    const webhooks = { OU_COST_SLACK_WEBHOOK: 'https://hooks.example/slack', OU_COST_TEAMS_WEBHOOK: '' };
    expect(readEnvironment(webhooks).webhooks).toEqual({ slack: 'https://hooks.example/slack' });
  });

  test('AWS_REGION goes before AWS_DEFAULT_REGION', () => {
    expect(readEnvironment({ AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'eu-west-1' }).region).toBe(
      'us-east-1',
    );
  });
});
