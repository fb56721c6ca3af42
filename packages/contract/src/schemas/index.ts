export { fieldReference } from './field-reference.ts';
export { type JsonSchema, jsonSchema, SCHEMA_NAMES, schemaText } from './json-schemas.ts';
