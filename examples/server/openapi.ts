/** Reads the OpenAPI document and turns its operations into routes: what is not in it is not served. */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {FastifyInstance, FastifySchema, RouteHandlerMethod} from 'fastify';
import {parse} from 'yaml';

export type JsonSchema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly schema: JsonSchema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {readonly content: Readonly<Record<string, {readonly schema: JsonSchema}>>};
  readonly responses: Readonly<Record<string, {readonly content?: Readonly<Record<string, {schema: JsonSchema}>>}>>;
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {readonly schemas: Readonly<Record<string, JsonSchema>>};
}

/** The document with every `$ref` replaced by what it points to. */
export interface OpenApi {
  readonly resolved: OpenApiDocument;
  /** As it was written. */
  readonly source: Readonly<Record<string, unknown>>;
}

export type Handlers = Readonly<Record<string, RouteHandlerMethod>>;

export function loadOpenApi(): OpenApi {
  const path = fileURLToPath(new URL('./openapi.yaml', import.meta.url));
  const source = parse(readFileSync(path, 'utf8')) as OpenApi['source'];
  return {source, resolved: resolveRefs(source, source) as OpenApiDocument};
}

/** @throws where the document has an operation without handler, or a handler has no operation */
export function registerOperations(app: FastifyInstance, {resolved}: OpenApi, handlers: Handlers): void {
  const served = new Set<string>();
  for (const [path, operations] of Object.entries(resolved.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const handler = handlers[operation.operationId];
      if (!handler) throw new Error(`The document's operation ${operation.operationId} has no handler.`);
      served.add(operation.operationId);
      app.route({
        method: method.toUpperCase(),
        url: path.replace(/\{(\w+)\}/g, ':$1'),
        schema: schemaOf(operation),
        handler,
      });
    }
  }
  const stray = Object.keys(handlers).find((id) => !served.has(id));
  if (stray) throw new Error(`The handler ${stray} has no operation in the document.`);
}

/** The methods that the document has for an address, such as `GET, POST`; none where it has no such path. */
export function methodsFor({resolved}: OpenApi, url: string): readonly string[] {
  const path = url.replace(/[?#].*$/s, '');
  const found = Object.entries(resolved.paths).find(([template]) =>
    new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return found ? Object.keys(found[1]).map((method) => method.toUpperCase()) : [];
}

function schemaOf({parameters = [], requestBody, responses}: Operation): FastifySchema {
  const group = (place: Parameter['in']) => {
    const all = parameters.filter((parameter) => parameter.in === place);
    // An exploded object is no parameter itself: its members are, whatever they are called.
    const members = all.filter(({explode}) => !explode);
    const patterns = all.filter(({explode}) => explode).map(({schema}) => schema.patternProperties);
    return {
      type: 'object',
      patternProperties: Object.assign({}, ...patterns) as object,
      properties: Object.fromEntries(members.map(({name, schema}) => [fieldOf(name, place), schema])),
      required: members.filter(({required}) => required).map(({name}) => fieldOf(name, place)),
    };
  };
  const body = requestBody?.content['application/json']?.schema;
  return {
    params: group('path'),
    querystring: group('query'),
    headers: group('header'),
    ...(body && {body}),
    response: Object.fromEntries(
      Object.entries(responses).flatMap(([status, {content}]) => {
        const json = Object.entries(content ?? {}).find(([type]) => type.endsWith('json'));
        return json ? [[status, json[1].schema]] : [];
      }),
    ),
  };
}

/** Node gives headers in small letters. */
function fieldOf(name: string, place: Parameter['in']): string {
  return place === 'header' ? name.toLowerCase() : name;
}

function resolveRefs(value: unknown, root: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveRefs(item, root));
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value && typeof value.$ref === 'string') return resolveRefs(follow(root, value.$ref), root);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveRefs(item, root)]));
}

function follow(root: unknown, ref: string): unknown {
  const target = ref
    .slice('#/'.length)
    .split('/')
    .reduce((value: unknown, key) => (value as Record<string, unknown> | undefined)?.[key], root);
  if (target === undefined) throw new Error(`The document has no ${ref}.`);
  return target;
}
