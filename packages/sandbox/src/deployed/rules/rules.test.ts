import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleProblems } from './rules.ts';

const values = new Map<string, string | readonly string[]>([
  ['Vpc', 'vpc-1'],
  ['Subnets', ['subnet-1', 'subnet-2']],
  ['NoSubnets', ['']],
  ['AWS::Region', 'eu-west-1'],
]);

/** The problems of a rule with one assertion. */
function problemsOf(Assert: unknown, RuleCondition?: unknown) {
  const rule = {
    Assertions: [{ Assert, AssertDescription: 'no' }],
    ...(RuleCondition ? { RuleCondition } : {}),
  };
  return ruleProblems({ Rules: { R: rule } }, values);
}

const yes = { 'Fn::Equals': ['a', 'a'] };
const no = { 'Fn::Equals': ['a', 'b'] };

describe('an assertion', () => {
  it.each([
    [{ 'Fn::Equals': [{ Ref: 'Vpc' }, 'vpc-1'] }, true],
    [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, false],
    [{ 'Fn::Equals': [{ Ref: 'NoSubnets' }, ['']] }, true],
    [{ 'Fn::Equals': [{ Ref: 'Subnets' }, ['subnet-2', 'subnet-1']] }, false],
    [{ 'Fn::Not': [no] }, true],
    [{ 'Fn::And': [yes, yes, no] }, false],
    [{ 'Fn::And': [yes, { 'Fn::Not': [no] }] }, true],
    [{ 'Fn::Or': [no, no] }, false],
    [{ 'Fn::Or': [no, yes] }, true],
    [{ 'Fn::Contains': [{ Ref: 'Subnets' }, 'subnet-2'] }, true],
    [{ 'Fn::Contains': [['vpc-2', { Ref: 'Vpc' }], 'vpc-3'] }, false],
    [{ 'Fn::EachMemberEquals': [{ Ref: 'NoSubnets' }, ''] }, true],
    [{ 'Fn::EachMemberEquals': [{ Ref: 'Subnets' }, 'subnet-1'] }, false],
    [{ 'Fn::EachMemberIn': [{ Ref: 'Subnets' }, ['subnet-2', 'subnet-1', 'subnet-3']] }, true],
    [{ 'Fn::EachMemberIn': [{ Ref: 'Subnets' }, ['subnet-1']] }, false],
  ])('%j holds: %s', (assertion, holds) => {
    expect(problemsOf(assertion)).toEqual(holds ? [] : ['Rule R: no']);
    expect(problemsOf({ 'Fn::Not': [assertion] })).toEqual(holds ? ['Rule R: no'] : []);
  });

  it('is not checked if the condition of its rule does not hold', () => {
    expect(problemsOf(no, no)).toEqual([]);
    expect(problemsOf(no, yes)).toEqual(['Rule R: no']);
  });

  it('is named with all the others that do not hold, by its description or its place', () => {
    const Rules = {
      A: { Assertions: [{ Assert: yes }, { Assert: no }] },
      B: {
        Assertions: [
          { Assert: no, AssertDescription: 'Name a VPC.' },
          { Assert: no, AssertDescription: 'And a subnet.' },
        ],
      },
    };
    expect(ruleProblems({ Rules }, values)).toEqual([
      'Rule A: assertion 2 does not hold',
      'Rule B: Name a VPC.',
      'Rule B: And a subnet.',
    ]);
  });

  it.each([
    [
      'a function for resources',
      { 'Fn::Equals': [{ 'Fn::Join': ['', ['a']] }, 'a'] },
      /Fn::Join cannot be an operand/,
    ],
    ['Fn::If', { 'Fn::Contains': [{ 'Fn::If': ['A', ['a'], ['b']] }, 'a'] }, /Fn::If cannot be an operand/],
    ['Fn::Sub', { 'Fn::Equals': [{ 'Fn::Sub': 'a' }, 'a'] }, /Fn::Sub cannot be an operand/],
    ['a condition of the template', { Condition: 'IsProd' }, /Condition is not a function that a condition/],
    ['a value instead of a function', true, /true is not a function/],
    ['two functions', { 'Fn::Not': [yes], 'Fn::Or': [yes, no] }, /is not a function/],
    [
      'a question to the account',
      {
        'Fn::EachMemberIn': [
          { 'Fn::ValueOfAll': ['AWS::EC2::Subnet::Id', 'VpcId'] },
          { 'Fn::RefAll': 'AWS::EC2::VPC::Id' },
        ],
      },
      /Fn::(RefAll|ValueOfAll) asks the account/,
    ],
    ['a reference to a resource', { 'Fn::Equals': [{ Ref: 'Role' }, 'a'] }, /Ref Role is not a parameter/],
    ['AWS::NoValue', { 'Fn::Equals': [{ Ref: 'AWS::NoValue' }, ''] }, /Ref AWS::NoValue is not a parameter/],
    ['one operand of two', { 'Fn::And': [yes] }, /Fn::And takes a list of 2 to 10/],
    [
      'eleven operands',
      { 'Fn::Or': Array.from({ length: 11 }, () => yes) },
      /Fn::Or takes a list of 2 to 10/,
    ],
    ['text for a list', { 'Fn::Contains': [{ Ref: 'Vpc' }, 'vpc-1'] }, /is text, expected a list/],
    ['a list for text', { 'Fn::Contains': [['a'], { Ref: 'Subnets' }] }, /is a list, expected text/],
  ])('is refused for %s, wherever it stands', (_case, expression, message) => {
    for (const nested of [expression, { 'Fn::Or': [yes, expression] }, { 'Fn::And': [no, expression] }]) {
      expect(problemsOf(nested)).toEqual([expect.stringMatching(message)]);
      expect(problemsOf(nested, no)).toEqual([expect.stringMatching(message)]);
      expect(problemsOf(yes, nested)).toEqual([expect.stringMatching(message)]);
    }
  });

  it.each([
    ['has none', { RuleCondition: yes }, 'it has no Assertions'],
    ['has an empty list', { Assertions: [] }, 'it has no Assertions'],
    [
      'has a misspelt member',
      { Assertions: [{ Assert: yes }], Condition: yes },
      'it has no property Condition',
    ],
    ['has a misspelt assertion', { Assertions: [{ Asert: yes }] }, 'it has no property Asert'],
    [
      'describes it with a number',
      { Assertions: [{ Assert: yes, AssertDescription: 1 }] },
      'AssertDescription is not text',
    ],
  ])('is refused in a rule that %s', (_case, rule, problem) => {
    expect(ruleProblems({ Rules: { R: rule } }, values)).toEqual([`Rule R: ${problem}`]);
  });
});

it('every member of a list is in another exactly if the other contains each of them', () => {
  const lists = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lists, lists, (members, among) => {
      const inAll = problemsOf({ 'Fn::EachMemberIn': [members, among] });
      const each = members.map((member) => problemsOf({ 'Fn::Contains': [among, member] }));
      expect(inAll.length === 0).toBe(each.every((problems) => problems.length === 0));
    }),
  );
});
