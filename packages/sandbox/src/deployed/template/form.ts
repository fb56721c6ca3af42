import { isObject, memberAt } from '../json-value.ts';
import type { Stack } from '../stacks/stack.ts';

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
];
const TEMPLATE_BYTES = 1_000_000;
const DESCRIPTION_BYTES = 1024;
const NAME_CHARACTERS = 255;

/** How many entries a section may have, and a mapping on each level. */
const ENTRIES: ReadonlyMap<string, number> = new Map([
  ['Parameters', 200],
  ['Mappings', 200],
  ['Resources', 500],
  ['Outputs', 200],
]);
const MAPPING_ATTRIBUTES = 200;

/**
 * What is wrong with the outline and the size of a template, by CloudFormation's quotas
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
 */
export function formProblems({ template, templateBytes }: Stack): string[] {
  const foreign = Object.keys(template).filter((section) => !SECTIONS.includes(section));
  const version = memberAt(template, 'AWSTemplateFormatVersion') ?? '2010-09-09';
  const description = memberAt(template, 'Description') ?? '';
  const resources = memberAt(template, 'Resources');
  return [
    ...(templateBytes > TEMPLATE_BYTES
      ? [`the template has ${templateBytes} bytes; a template has at most ${TEMPLATE_BYTES}`]
      : []),
    ...(foreign.length > 0
      ? [`the template has the sections [${foreign.join(', ')}], which the sandbox does not read`]
      : []),
    ...(version === '2010-09-09' ? [] : [`AWSTemplateFormatVersion is ${JSON.stringify(version)}`]),
    ...(typeof description === 'string' && Buffer.byteLength(description) <= DESCRIPTION_BYTES
      ? []
      : [`Description must be text of at most ${DESCRIPTION_BYTES} bytes`]),
    ...(isObject(resources) && Object.keys(resources).length > 0
      ? []
      : ['At least one Resources member must be defined.']),
    ...[...ENTRIES].flatMap(([section, most]) => sectionProblems(section, memberAt(template, section), most)),
    ...mappingProblems(memberAt(template, 'Mappings')),
  ];
}

function sectionProblems(section: string, written: unknown, most: number): string[] {
  if (written === undefined) return [];
  if (!isObject(written)) return [`${section} is not an object`];
  const names = Object.keys(written);
  return [
    ...(names.length > most ? [`${section} has ${names.length} entries; at most ${most} are allowed`] : []),
    ...names
      .filter((name) => !/^[A-Za-z0-9]+$/.test(name) || name.length > NAME_CHARACTERS)
      .map(
        (name) =>
          `${section}: the name ${name} is not alphanumeric with at most ${NAME_CHARACTERS} characters`,
      ),
  ];
}

/** A mapping has two levels; its values are text, numbers, truth values, or lists of these. */
function mappingProblems(mappings: unknown): string[] {
  return Object.entries(isObject(mappings) ? mappings : {}).flatMap(([name, first]) => {
    const levels = isObject(first) ? [first, ...Object.values(first)] : [first];
    if (!levels.every(isObject)) return [`Mappings: ${name} does not have two levels`];
    const large = levels.some((level) => Object.keys(level).length > MAPPING_ATTRIBUTES);
    const deep = levels
      .slice(1)
      .some((level) => Object.values(level).some((value) => [value].flat().some(isObject)));
    return [
      ...(large ? [`Mappings: ${name} has a level with more than ${MAPPING_ATTRIBUTES} entries`] : []),
      ...(deep ? [`Mappings: ${name} has more than two levels`] : []),
    ];
  });
}
