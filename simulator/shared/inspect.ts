/** Checks what the host sends, more strictly than any widget would: a test should hear of everything. */
import type { Problem } from './control.js';
import { tolerate } from './tolerance.js';
import { issuesOf, type Registry, type Schema, structureOf, type WireMessage } from './wire.js';

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a value differs from its schema. */
export const shapeProblems = (schema: Schema, value: unknown, root = 'data'): Problem[] =>
  issuesOf(schema, value).map(({ path, message }) => ({
    kind: 'shape',
    text: `${[root, ...path.map(String)].join('.')} ${message}`,
  }));

/** All keys that a schema does not name, however deep. A schema without any key is an open map. */
export function unknownKeys(schema: Schema, value: unknown, path = 'data'): Problem[] {
  const { shape = {}, element, inner } = structureOf(schema);
  if (inner) return unknownKeys(inner, value, path);
  if (element && Array.isArray(value)) {
    return value.flatMap((each, index) => unknownKeys(element, each, `${path}.${String(index)}`));
  }
  if (!Object.keys(shape).length || !isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    const where = `${path}.${key}`;
    return known ? unknownKeys(known, each, where) : [undocumented(where)];
  });
}

const undocumented = (path: string): Problem => ({
  kind: 'key',
  text: `${path} is not documented`,
});

/** Whether a value can be taken for a wire message at all. */
export const isWireMessage = (value: unknown): value is WireMessage =>
  isObject(value) && typeof value.type === 'string';

/** All that is wrong with a message from the host. */
export function inspect(message: unknown, registry: Registry): Problem[] {
  if (!isWireMessage(message)) {
    return [{ kind: 'message', text: 'no object with a type of text' }];
  }
  const { type, data, ...rest } = message;
  const schema = registry(type);
  if (!schema) return [{ kind: 'type', text: 'no widget understands this type' }];
  return [
    ...shapeProblems(schema, data),
    ...Object.keys(rest).map(undocumented),
    ...unknownKeys(schema, data),
  ];
}

/** A message from the host as the widget reads it. */
export interface Reading {
  /** The message as it is meant; absent where it is none. */
  readonly message?: WireMessage;
  readonly problems: Problem[];
  /** Whether the widget can act on it. */
  readonly fits: boolean;
}

/** Reads a message from the host; a strict widget takes it as documented or not at all. */
export function read(message: unknown, registry: Registry, strict: boolean): Reading {
  const problems = inspect(message, registry);
  if (!isWireMessage(message)) return { problems, fits: false };
  const fits = problems.every(({ kind }) => kind === 'key');
  const schema = registry(message.type);
  if (fits || strict || !schema) return { message, problems, fits };
  const tolerated = tolerate(schema, message.data);
  if (!tolerated) return { message, problems, fits };
  const rest = problems.filter(({ kind }) => kind === 'key');
  return {
    message: { ...message, data: tolerated.data },
    problems: [...tolerated.notes, ...rest],
    fits: true,
  };
}
