import type { Context } from 'hono';
import type { z } from 'zod';
import { badField, Problem } from '../problem.js';

/** Bytes that a body may have. */
export const LARGEST = 1024 * 1024;

/** The bytes of a body, which may be too many. */
export async function bytesOf({ req }: Context): Promise<Uint8Array> {
  if (Number(req.header('content-length')) > LARGEST) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of req.raw.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    // What says nothing of its length is not read to its end.
    if (length > LARGEST) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (): Problem => new Problem(413, 'The body is larger than 1 MB.');

/** JSON as text, without what would be no text. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw badField('body', 'must be JSON in UTF-8');
  }
}

/** A value as a schema has it; else a problem that names the first wrong field. */
export function checked<S extends z.ZodType>(schema: S, value: unknown, where = ''): z.output<S> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const field = [where, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  throw badField(field || 'body', issue?.message ?? 'is not as it should be');
}
