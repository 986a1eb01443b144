/** JSON Schema (2020-12, which OpenAPI 3.1 uses) over what comes in and what goes out. */
import {Ajv2020} from 'ajv/dist/2020.js';
import type {ErrorObject, Options, ValidateFunction} from 'ajv';
import ajvFormats from 'ajv-formats';
import type {FastifySchemaCompiler, FastifySerializerCompiler} from 'fastify';
import type {JsonSchema} from './openapi.js';

export function createAjv(options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({strictTypes: false, strictRequired: false, ...options});
  ajvFormats.default(ajv);
  return ajv;
}

/** Bodies are taken as they are; what stands in an address or a header is text, and is read as the type it should be. */
export function createRequestValidator(): FastifySchemaCompiler<JsonSchema> {
  const strict = createAjv();
  const lenient = createAjv({coerceTypes: 'array', useDefaults: true});
  return ({schema, httpPart}) => (httpPart === 'body' ? strict : lenient).compile(schema);
}

/**
 * Every answer is checked against the document before it leaves, unknown fields included: the two cannot drift apart.
 * A page takes well under a millisecond.
 */
export function createResponseSerializer(): FastifySerializerCompiler<JsonSchema> {
  const ajv = createAjv();
  return ({schema, method, url}) => {
    const validate = ajv.compile(closed(schema) as JsonSchema);
    return (answer) => {
      if (!validate(answer)) throw new Error(`${method} ${url} answers against the document: ${faultOf(validate)}`);
      return JSON.stringify(answer);
    };
  };
}

/** The first fault of a value that was just found wrong, with its path: "messages[3].text is missing". */
export function faultOf(validate: ValidateFunction): string {
  const [fault] = validate.errors ?? [];
  return fault ? `${fieldOf(fault) || 'the value'} ${reasonOf(fault)}` : 'it is not valid';
}

/** "items[3].client.name"; empty for the whole value. */
export function fieldOf({
  instancePath,
  keyword,
  params,
}: Pick<ErrorObject, 'instancePath' | 'keyword' | 'params'>): string {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (keyword === 'required') path.push(String(params.missingProperty));
  return path.map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index ? `.${part}` : part)).join('');
}

export function reasonOf({keyword, params, message}: Pick<ErrorObject, 'keyword' | 'params' | 'message'>): string {
  switch (keyword) {
    case 'required':
      return 'is missing';
    case 'enum':
      return `must be one of ${(params.allowedValues as readonly unknown[]).join(', ')}`;
    case 'minLength':
      return 'must not be empty';
    case 'type':
      return `must be ${[params.type as string | string[]].flat().join(' or ')}`;
    case 'format':
      return `must be a ${String(params.format)}`;
    case 'pattern':
      return 'is not of the right form';
    default:
      return message ?? 'is not valid';
  }
}

/** The schema with every object closed to what it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in copy && 'type' in copy ? {additionalProperties: false, ...copy} : copy;
}
