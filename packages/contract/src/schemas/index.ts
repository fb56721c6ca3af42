export { fieldReference } from './field-reference.ts';
export { type JsonSchema, jsonSchema, SCHEMA_NAMES } from './json-schemas.ts';
