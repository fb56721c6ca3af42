import { describe, expect, it } from 'vitest';
import { DEPLOYED_SETTINGS } from './settings.ts';
import { deployAdvice, deployedText, settingText } from './way.ts';

describe('a setting is named where it is set', () => {
  it.each([
    ['cdk', 'function.timeoutSeconds in the configuration'],
    ['template', 'the parameter TimeoutSeconds'],
    ['terraform', 'timeout_seconds of the Terraform module'],
    [null, 'function.timeoutSeconds in the configuration (in the template: the parameter TimeoutSeconds)'],
  ] as const)('deployed through %s', (way, text) => {
    expect(settingText('function.timeoutSeconds', way)).toBe(text);
  });

  it('with the first and the last of several parameters', () => {
    expect(settingText('callers', 'template')).toBe('the parameters CallerRoleArn to CallerRoleArn5');
    expect(settingText('callers', 'terraform')).toBe('caller_role_arns of the Terraform module');
  });

  it('by a name that no other setting has', () => {
    const rows = Object.values(DEPLOYED_SETTINGS);
    const names = rows.flatMap(({ parameters, input }) => [...parameters, input]);
    expect(new Set(names).size).toBe(names.length);
  });
});

it('what a way calls deploying is not what another does', () => {
  expect(deployedText('cdk')).toBe('deployed with CDK');
  expect(deployedText(null)).toBe('it is not known how it was deployed');
  expect(deployAdvice('cdk')).toBe("deploy: 'npm run deploy'");
  for (const way of ['template', 'terraform'] as const) expect(deployAdvice(way)).not.toContain('npm');
  expect(deployAdvice(null)).toMatch(/npm run deploy.*template.*Terraform/);
});
