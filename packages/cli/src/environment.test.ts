import { describe, expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('the environment', () => {
  test('an empty variable counts as not set', () => {
    expect(readEnvironment({ AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-1', NO_COLOR: '' })).toMatchObject({
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

  test('AWS_REGION has precedence over AWS_DEFAULT_REGION', () => {
    expect(readEnvironment({ AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'eu-west-1' }).region).toBe(
      'us-east-1',
    );
  });
});
