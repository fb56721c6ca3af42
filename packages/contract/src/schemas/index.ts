export { fieldReference } from './field-reference.ts';
export { type JsonSchema, jsonSchema, SCHEMA_NAMES, type SchemaName, schemaText } from './json-schemas.ts';
