import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParameters } from './values.ts';

/** The one parameter P of a template, with the value given, or its default. */
function read(definition: object, value?: string) {
  const given = new Map(value === undefined ? [] : [['P', value]]);
  const { values, problems } = readParameters({ Parameters: { P: definition } }, given);
  return problems.length > 0 ? { problems } : { value: values.get('P') };
}

const text = { Type: 'String' };
const number = { Type: 'Number' };
const list = { Type: 'CommaDelimitedList' };

describe('a parameter has the value', () => {
  it.each([
    ['a text as it is', text, ' a,b ', ' a,b '],
    ['an empty text', text, '', ''],
    ['its default', { ...text, Default: 'x' }, undefined, 'x'],
    ['what is given instead of the default', { ...text, Default: 'x' }, '', ''],
    ['a number as it was written', number, '007.50', '007.50'],
    ['a default that is a JSON number', { ...number, Default: 2.5 }, undefined, '2.5'],
    ['a negative number', { ...number, MinValue: -2, MaxValue: '-1' }, '-1.5', '-1.5'],
    ['the members of a list, without the spaces around them', list, ' a , b c,d', ['a', 'b c', 'd']],
    ['a list of one empty text', list, '', ['']],
    ['a list with empty members', { ...list, Default: 'a,,' }, undefined, ['a', '', '']],
    ['a whole match of a pattern', { ...text, AllowedPattern: '[a-z]{2}' }, 'ab', 'ab'],
    ['a list each of whose members matches', { ...list, AllowedPattern: '\\d+' }, '1, 22', ['1', '22']],
    ['one of the allowed', { ...text, AllowedValues: ['a', 'b'] }, 'b', 'b'],
    ['an allowed number', { ...number, AllowedValues: [1, '2'] }, '1', '1'],
    ['allowed members', { ...list, AllowedValues: ['a', 'b'] }, 'b,a,b', ['b', 'a', 'b']],
    ['the shortest and longest text', { ...text, MinLength: 2, MaxLength: '2' }, 'é日', 'é日'],
    ['4,096 bytes', text, 'x'.repeat(4096), 'x'.repeat(4096)],
  ])('%s', (_case, definition, given, value) => {
    expect(read(definition, given)).toEqual({ value });
  });
});

describe('a parameter is refused', () => {
  it.each([
    ['without a value', text, undefined, 'Parameters: [P] must have values'],
    [
      'that does not match as a whole',
      { ...text, AllowedPattern: '[a-z]+' },
      'ab1',
      `Parameter 'P' must match pattern [a-z]+ (it is "ab1")`,
    ],
    [
      'one of whose members does not match',
      { ...list, AllowedPattern: '[a-z]+' },
      'ab,c d',
      `Parameter 'P' must match pattern [a-z]+ (it is "ab,c d")`,
    ],
    [
      'an empty list, whose one member is empty',
      { ...list, AllowedPattern: '[a-z]+' },
      '',
      `Parameter 'P' must match pattern [a-z]+ (it is "")`,
    ],
    [
      'in the words of its description',
      { ...text, AllowedPattern: '\\d{12}', ConstraintDescription: 'must be an account id: twelve digits' },
      '12345678901',
      'Parameter P failed to satisfy constraint: must be an account id: twelve digits (it is "12345678901")',
    ],
    [
      'without showing a secret',
      { ...text, NoEcho: 'true', MinLength: 8 },
      'secret',
      "Parameter 'P' must contain at least 8 characters",
    ],
    [
      'that is not allowed',
      { ...text, AllowedValues: ['a', 'b'] },
      'A',
      `Parameter 'P' must be one of AllowedValues a, b (it is "A")`,
    ],
    [
      'with a member that is not allowed',
      { ...list, AllowedValues: ['a', 'b'] },
      'a,c',
      `Parameter 'P' must be one of AllowedValues a, b (it is "a,c")`,
    ],
    [
      'that is too long',
      { ...text, MaxLength: 1 },
      'ab',
      `Parameter 'P' must contain at most 1 characters (it is "ab")`,
    ],
    ['that is not a number', number, '1x', `Parameter 'P' must be a number (it is "1x")`],
    ['that is empty', number, '', `Parameter 'P' must be a number (it is "")`],
    ['with an exponent', number, '1e3', `Parameter 'P' must be a number (it is "1e3")`],
    [
      'that is too small',
      { ...number, MinValue: 1 },
      '0.9',
      `Parameter 'P' must be a number not less than 1 (it is "0.9")`,
    ],
    [
      'that is too large',
      { ...number, MaxValue: 900 },
      '901',
      `Parameter 'P' must be a number not greater than 900 (it is "901")`,
    ],
    [
      'of more than 4,096 bytes',
      text,
      'é'.repeat(2049),
      "Parameter 'P': it has 4098 bytes, at most 4096 are allowed",
    ],
    [
      'whose default is wrong, also if it is not used',
      { ...text, AllowedPattern: 'a+', Default: '' },
      'aa',
      `Parameter 'P' must match pattern a+ (its default is "")`,
    ],
  ])('%s', (_case, definition, given, problem) => {
    expect(read(definition, given)).toEqual({ problems: [problem] });
  });

  it.each([
    [
      'a type that needs the account',
      { Type: 'AWS::EC2::VPC::Id' },
      'its Type is "AWS::EC2::VPC::Id", which only AWS can check',
    ],
    ['a list of them', { Type: 'List<AWS::EC2::Subnet::Id>' }, 'its Type is "List<AWS::EC2::Subnet::Id>"'],
    [
      'a type of Parameter Store',
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      'its Type is "AWS::SSM::Parameter::Value<String>"',
    ],
    ['no type', {}, 'its Type is undefined'],
    ['a pattern for a number', { ...number, AllowedPattern: '1' }, 'a Number has no property AllowedPattern'],
    ['a value bound for a text', { ...text, MinValue: 1 }, 'a String has no property MinValue'],
    ['a length for a list', { ...list, MinLength: 1 }, 'a CommaDelimitedList has no property MinLength'],
    ['a misspelt property', { ...text, AllowedPatern: 'a' }, 'a String has no property AllowedPatern'],
    [
      'a pattern that only Java reads',
      { ...text, AllowedPattern: '\\p{L}' },
      'its AllowedPattern \\p{L} has the escape \\p',
    ],
    ['a list as default', { ...list, Default: ['a'] }, 'Default is ["a"], neither text nor a number'],
    [
      'one allowed value that is not in a list',
      { ...text, AllowedValues: 'a' },
      'its AllowedValues is not a list',
    ],
    ['no allowed value', { ...text, AllowedValues: [] }, 'its AllowedValues is not a list of values'],
    ['a count that is negative', { ...text, MinLength: -1 }, 'its MinLength is -1, not a count'],
    ['a bound that is not a number', { ...number, MaxValue: 'x' }, 'its MaxValue is x, not a number'],
    ['a NoEcho that is neither', { ...text, NoEcho: 'yes' }, 'its NoEcho is "yes", neither true nor false'],
    [
      'a description of more than 4,000 characters',
      { ...text, Description: 'x'.repeat(4001) },
      'its Description has more than 4000',
    ],
  ])('that has %s', (_case, definition, problem) => {
    const { problems = [] } = read(definition, '1');
    expect(problems).toEqual([expect.stringContaining(`Parameter 'P': ${problem}`)]);
  });

  it('by name, together with all the others', () => {
    const Parameters = {
      A: text,
      B: { ...text, AllowedPattern: 'b' },
      C: number,
      D: { Type: 'Nothing' },
      E: text,
      'F-G': text,
    };
    const given = new Map([
      ['B', 'c'],
      ['C', 'c'],
      ['X', ''],
      ['Y', ''],
    ]);
    expect(readParameters({ Parameters }, given).problems).toEqual([
      'Parameters: [A, E] must have values',
      'Parameters: [X, Y] do not exist in the template',
      `Parameter 'B' must match pattern b (it is "c")`,
      `Parameter 'C' must be a number (it is "c")`,
      expect.stringContaining("Parameter 'D': its Type is"),
      "Parameter 'F-G': its name is non alphanumeric",
    ]);
  });
});

describe('a list', () => {
  it('has one member more than its text has commas, and joined with commas it is the text without spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ',', ' '), maxLength: 20 }), (written) => {
        const { value } = read(list, written);
        expect(value).toHaveLength(written.split(',').length);
        expect([value].flat().join(',')).toBe(written.replaceAll(/ *, */g, ',').replaceAll(/^ +| +$/g, ''));
      }),
    );
  });
});

describe('a number', () => {
  it('is allowed exactly between its bounds, both included', () => {
    const integers = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(integers, integers, integers, (least, most, value) => {
        const { problems } = read({ ...number, MinValue: least, MaxValue: most }, String(value));
        expect(problems === undefined).toBe(least <= value && value <= most);
      }),
    );
  });
});
