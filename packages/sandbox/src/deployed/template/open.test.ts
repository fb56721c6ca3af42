import { describe, expect, it } from 'vitest';
import { payer, region } from '../../testing/chain-templates.ts';
import { DeploymentError } from '../error.ts';
import { openTemplates } from './open.ts';

/** The text of a template's group, resolved in a stack named `s`. */
function resolved(value: unknown, sections: object = {}, parameters: Record<string, string> = {}): unknown {
  const group = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: value } };
  const [template] = open({ Resources: { Group: group }, ...sections }, parameters);
  return template?.resource('Group').properties()['LogGroupName'];
}

function open(template: object, parameters: Record<string, string> = {}, templateBytes = 1) {
  const given = new Map(Object.entries(parameters));
  const stack = { name: 's', accountId: payer, region, templateBytes, parameters: given, assets: new Map() };
  return openTemplates([{ ...stack, template: { ...template } }]);
}

function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DeploymentError) return error.message;
    throw error;
  }
  return 'none';
}

const Parameters = {
  Name: { Type: 'String', Default: 'a/b' },
  Days: { Type: 'Number', Default: '030' },
  Ids: { Type: 'CommaDelimitedList', Default: 'x, y' },
  Empty: { Type: 'CommaDelimitedList', Default: '' },
};
const Conditions = {
  Yes: { 'Fn::Equals': [{ Ref: 'Days' }, '030'] },
  No: { 'Fn::Not': [{ Condition: 'Yes' }] },
  HasIds: { 'Fn::Not': [{ 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: 'Ids' }] }, ''] }] },
};
const Mappings = { Map: { [region]: { name: 'mapped', list: ['p', 'q'] }, 'a/b': { name: 'by parameter' } } };
const group = { Type: 'AWS::Logs::LogGroup' };

describe('a value with parameters', () => {
  it.each([
    [{ Ref: 'Ids' }, ['x', 'y']],
    [{ Ref: 'Empty' }, ['']],
    [{ Ref: 'Days' }, '030'],
    [{ 'Fn::Join': ['+', { Ref: 'Ids' }] }, 'x+y'],
    [{ 'Fn::Join': ['', ['d', { Ref: 'Days' }, 1, true]] }, 'd0301true'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'Name' }] }] }, 'b'],
    [{ 'Fn::Select': ['0', { Ref: 'Ids' }] }, 'x'],
    [{ 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'list'] }, ['p', 'q']],
    [{ 'Fn::FindInMap': ['Map', { Ref: 'Name' }, 'name'] }, 'by parameter'],
    [{ 'Fn::If': ['HasIds', { Ref: 'Ids' }, { Ref: 'AWS::NoValue' }] }, ['x', 'y']],
    [{ 'Fn::If': ['No', 'no', { Ref: 'AWS::NoValue' }] }, undefined],
    [[{ 'Fn::If': ['No', 'no', { Ref: 'AWS::NoValue' }] }, 'kept'], ['kept']],
    [{ a: { 'Fn::If': ['No', 'no', { Ref: 'AWS::NoValue' }] }, b: { 'Fn::If': ['Yes', 1, 2] } }, { b: 1 }],
    [{ 'Fn::If': ['Yes', 'yes', { Ref: 'Absent' }] }, 'yes'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
    [{ 'Fn::Sub': ['${Name}-${Days}-${Id}', { Id: { 'Fn::Select': [1, { Ref: 'Ids' }] } }] }, 'a/b-030-y'],
  ])('%j is resolved to %j', (value, expected) => {
    const Resources = {
      Group: { ...group, Properties: { LogGroupName: value } },
      Absent: { ...group, Condition: 'No' },
    };
    expect(resolved(value, { Parameters, Conditions, Mappings, Resources })).toEqual(expected);
  });

  it.each([
    [
      'a list within Fn::Join',
      { 'Fn::Join': ['', ['a', { Ref: 'Ids' }]] },
      'a member of Fn::Join is not text',
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
    ['a list in Fn::Sub', { 'Fn::Sub': '${Ids}' }, 'Ids in Fn::Sub is not text'],
    ['a list split', { 'Fn::Split': [',', { Ref: 'Ids' }] }, 'what Fn::Split splits is not text'],
    ['a text selected from', { 'Fn::Select': [0, { Ref: 'Name' }] }, 'Fn::Select takes a list'],
    [
      'a member that is not there',
      { 'Fn::Select': [2, { Ref: 'Ids' }] },
      'Template error: Fn::Select cannot select nonexistent value at index 2',
    ],
    ['two operands of Fn::If', { 'Fn::If': ['Yes', 1] }, 'Fn::If takes a list of 3'],
    [
      'a function beside other members',
      { 'Fn::Join': ['', []], b: 1 },
      'Fn::Join stands beside other members',
    ],
    ['a function that is not known', { 'Fn::GetAZs': '' }, 'Fn::GetAZs is not supported'],
    [
      'a pseudo parameter that is not known',
      { Ref: 'AWS::NotificationARNs' },
      'pseudo parameter AWS::NotificationARNs',
    ],
  ])('is refused for %s', (_case, value, problem) => {
    expect(problemOf(() => resolved(value, { Parameters, Conditions }))).toContain(`stack s: ${problem}`);
  });
});

describe('before anything is served, a template is refused', () => {
  const inBranch = (value: unknown) => ({ 'Fn::If': ['No', value, 'other'] });

  it.each([
    [
      'a key that a mapping does not have',
      ['Map', 'eu-west-9', 'name'],
      'Template error: Unable to get mapping for Map::eu-west-9::name',
    ],
    [
      'a second key that it does not have',
      ['Map', region, 'nome'],
      `Template error: Unable to get mapping for Map::${region}::nome`,
    ],
    [
      'a mapping that is not there',
      ['Mop', region, 'name'],
      "Template error: Mapping named 'Mop' is not present in the 'Mappings' section of template.",
    ],
    [
      'a default, which needs a transform',
      ['Map', region, 'nome', { DefaultValue: 'x' }],
      'Fn::FindInMap takes a list of 3',
    ],
  ])(
    'for %s, also in a branch that is not taken and a resource that is not created',
    (_case, operand, problem) => {
      const value = { 'Fn::FindInMap': operand };
      const sections = { Parameters, Conditions, Mappings };
      expect(problemOf(() => resolved(value, sections))).toContain(`stack s: ${problem}`);
      expect(problemOf(() => resolved(inBranch(value), sections))).toContain(`stack s: ${problem}`);
      const absent = { ...group, Condition: 'No', Properties: { LogGroupName: value } };
      expect(problemOf(() => open({ ...sections, Resources: { A: absent } }))).toContain(
        `stack s: ${problem}`,
      );
    },
  );

  it.each([
    [
      'an unknown name',
      { Properties: { LogGroupName: inBranch({ Ref: 'Nome' }) } },
      'Unresolved resource dependencies [Nome] in the Resources block',
    ],
    [
      'an unknown resource',
      { Properties: { LogGroupName: inBranch({ 'Fn::GetAtt': 'Role.Arn' }) } },
      'Unresolved resource dependencies [Role] in',
    ],
    [
      'an unknown name in a text',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
      { Properties: { LogGroupName: inBranch({ 'Fn::Sub': '${Nome}${!x}' }) } },
      'dependencies [Nome] in',
    ],
    [
      'an unknown dependency',
      { DependsOn: 'Role' },
      'Unresolved resource dependencies [Role] in the Resources block',
    ],
    ['an unknown condition', { Condition: 'Maybe' }, 'condition Maybe is not in the template'],
    [
      'an unknown condition of a value',
      { Properties: { LogGroupName: inBranch({ 'Fn::If': ['Maybe', 1, 2] }) } },
      'condition Maybe is not in the template',
    ],
    [
      'a resource that is not created',
      { Properties: { LogGroupName: { Ref: 'Absent' } } },
      'Unresolved resource dependencies [Absent] in the Resources block',
    ],
    [
      'itself',
      { Properties: { LogGroupName: { 'Fn::GetAtt': ['Group', 'Arn'] } } },
      'Circular dependency between resources: [Group]',
    ],
    [
      'a resource that refers to it',
      { Properties: { LogGroupName: { Ref: 'Other' } } },
      'Circular dependency between resources: [Group, Other]',
    ],
  ])('for a reference to %s', (_case, definition, problem) => {
    const Resources = {
      Group: { ...group, ...definition },
      Absent: { ...group, Condition: 'No' },
      Other: { ...group, DependsOn: ['Group', 'Absent'] },
      Outside: { ...group, DependsOn: 'Other' },
    };
    expect(problemOf(() => open({ Parameters, Conditions, Resources }))).toContain(problem);
  });

  it.each([
    [
      'a resource',
      { Equals: { 'Fn::Equals': [{ Ref: 'Group' }, 'x'] } },
      'Unresolved dependencies [Group]. Cannot reference resources in the Conditions block',
    ],
    [
      'a list',
      { Equals: { 'Fn::Equals': [{ Ref: 'Ids' }, 'x'] } },
      'every Fn::Equals object requires a list of 2 string parameters',
    ],
    ['itself', { Equals: { 'Fn::Not': [{ Condition: 'Equals' }] } }, 'condition Equals depends on itself'],
    ['one operand', { Equals: { 'Fn::Or': [{ Condition: 'Yes' }] } }, 'Fn::Or takes a list of 2 to 10'],
    [
      'an unknown condition',
      { Equals: { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'Maybe' }] } },
      'condition Maybe is not in the template',
    ],
  ])('for a condition of %s, also if nothing uses it', (_case, more, problem) => {
    const sections = { Parameters, Conditions: { ...Conditions, ...more } };
    expect(problemOf(() => resolved('x', sections))).toContain(problem);
  });

  it('for an output that refers to what is not created, unless the output is not there either', () => {
    const Resources = { Group: group, Absent: { ...group, Condition: 'No' } };
    const output = { Value: { Ref: 'Absent' } };
    const of = (Out: object) =>
      problemOf(() => open({ Parameters, Conditions, Resources, Outputs: { Out } }));
    expect(of(output)).toContain('Unresolved resource dependencies [Absent] in the Outputs block');
    expect(of({ ...output, Condition: 'No' })).toBe('none');
    expect(of({ Value: { Ref: 'Nome' }, Condition: 'No' })).toContain(
      'dependencies [Nome] in the Outputs block',
    );
  });
});

describe('a template', () => {
  const many = (count: number, entry: unknown) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`E${index}`, entry]));

  it.each([
    ['1,000,001 bytes', {}, 'the template has 1000001 bytes; a template has at most 1000000', 1_000_001],
    [
      'a section that is not read',
      { Transform: 'AWS::LanguageExtensions', Hooks: {} },
      'the sections [Transform, Hooks]',
    ],
    [
      'another version',
      { AWSTemplateFormatVersion: '2010-09-10' },
      'AWSTemplateFormatVersion is "2010-09-10"',
    ],
    [
      'a description of 1,025 bytes',
      { Description: `${'é'.repeat(512)}x` },
      'Description must be text of at most 1024 bytes',
    ],
    ['no resources', { Resources: {} }, 'At least one Resources member must be defined.'],
    [
      '201 parameters',
      { Parameters: many(201, { Type: 'String', Default: '' }) },
      'Parameters has 201 entries; at most 200',
    ],
    ['501 resources', { Resources: many(501, group) }, 'Resources has 501 entries; at most 500'],
    ['201 outputs', { Outputs: many(201, { Value: '' }) }, 'Outputs has 201 entries; at most 200'],
    ['201 mappings', { Mappings: many(201, {}) }, 'Mappings has 201 entries; at most 200'],
    ['201 keys in a mapping', { Mappings: { M: many(201, {}) } }, 'M has a level with more than 200'],
    ['one level in a mapping', { Mappings: { M: { a: 'b' } } }, 'M does not have two levels'],
    ['three levels in a mapping', { Mappings: { M: { a: { b: { c: 1 } } } } }, 'M has more than two levels'],
    [
      'a name with a hyphen',
      { Outputs: { 'a-b': { Value: '' } } },
      'Outputs: the name a-b is not alphanumeric',
    ],
    ['a name of 256 characters', { Resources: { ['N'.repeat(256)]: group } }, 'with at most 255 characters'],
  ])('is refused for %s', (_case, sections, problem, bytes = 1) => {
    const template = { Resources: { Group: group }, ...sections };
    expect(problemOf(() => open(template, {}, bytes))).toContain(problem);
  });

  it('may have as much as is allowed', () => {
    const template = {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: 'é'.repeat(512),
      Parameters: many(200, { Type: 'String', Default: '' }),
      Resources: Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`R${index}`, group])),
    };
    expect(problemOf(() => open(template, {}, 1_000_000))).toBe('none');
  });
});
