export { rundeckOptionValues } from './json/rundeck-option-values.ts';
export { jsonText } from './json/text.ts';
export { diagnosisTable } from './table/diagnosis.ts';
export { ousTable } from './table/organization.ts';
