/** Checks what the host sends, more strictly than any widget would: a test should hear of everything. */
import type { Schema, ToWidget, WireMessage } from '../../embed/protocol.js';
import type { Problem } from './control.js';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Of a union: what kept each of its shapes from fitting. */
  readonly errors?: readonly (readonly Issue[])[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly options?: readonly Schema[];
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pathOf = (root: string, keys: readonly PropertyKey[]): string =>
  [root, ...keys.map(String)].join('.');

function words({ message, expected, values }: Issue): string {
  if (message !== 'Invalid input') return message;
  if (values) return `must be one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;
  return expected ? `must be of the type ${expected}` : 'has none of the documented shapes';
}

/** The issue in words; of a union, those of the shape that was meant: the one that failed inside. */
function describe(issue: Issue, root: string): Problem[] {
  const path = pathOf(root, issue.path);
  const meant = issue.errors?.find((issues) => issues.some((inner) => inner.path.length));
  if (meant) return meant.flatMap((inner) => describe(inner, path));
  return [{ kind: 'shape', text: `${path} ${words(issue)}` }];
}

/** Where a value differs from its schema. */
export function shapeProblems(schema: Schema, value: unknown, root = 'data'): Problem[] {
  const { success, error } = schema.safeParse(value);
  return success ? [] : (error.issues as readonly Issue[]).flatMap((each) => describe(each, root));
}

const undocumented = (path: string): Problem => ({
  kind: 'key',
  text: `${path} is not documented`,
});

/** All keys that a schema does not name, however deep. A schema without any key is an open map. */
export function unknownKeys(schema: Schema, value: unknown, path = 'data'): Problem[] {
  const { type, shape, element, innerType, options } = schema._zod.def as unknown as Definition;
  if (innerType) return value == null ? [] : unknownKeys(innerType, value, path);
  if (type === 'union') {
    const fitting = options?.find((option) => option.safeParse(value).success);
    return fitting ? unknownKeys(fitting, value, path) : [];
  }
  if (element && Array.isArray(value)) {
    return value.flatMap((each, index) => unknownKeys(element, each, `${path}.${String(index)}`));
  }
  if (!shape || !Object.keys(shape).length || !isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return known ? unknownKeys(known, each, `${path}.${key}`) : [undocumented(`${path}.${key}`)];
  });
}

/** Whether a value can be taken for a wire message at all. */
export const isWireMessage = (value: unknown): value is WireMessage =>
  isObject(value) && typeof value.type === 'string';

/** All that is wrong with a message from the host. */
export function inspect(message: unknown, registry: ToWidget): Problem[] {
  if (!isWireMessage(message)) {
    return [{ kind: 'message', text: 'no object with a type of text' }];
  }
  const { type, data, ...rest } = message;
  const row = Object.hasOwn(registry, type) ? registry[type] : undefined;
  if (!row) return [{ kind: 'type', text: 'no widget understands this type' }];
  return [
    ...shapeProblems(row.data, data),
    ...Object.keys(rest).map(undocumented),
    ...unknownKeys(row.data, data),
  ];
}
