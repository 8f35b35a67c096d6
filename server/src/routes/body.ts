import type { Context } from 'hono';
import { z } from 'zod';
import { badField, Problem } from '../problem.js';
import type { Env } from './access.js';

/** Bytes that a body may have. */
export const LARGEST = 1024 * 1024;

/** The bytes of a body, which may be too many. How long they take is not this server's doing. */
export async function bytesOf(context: Context<Env>): Promise<Uint8Array> {
  const { req } = context;
  if (Number(req.header('content-length')) > LARGEST) throw tooLarge();
  const clock = context.get('clock');
  clock?.pause();
  try {
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
  } finally {
    clock?.run();
  }
}

const tooLarge = (): Problem => new Problem(413, 'The body is larger than 1 MB.');

/** JSON as text, without what would be no text, and no deeper than a database and a stack take it. */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw badField('body', 'must be JSON in UTF-8');
  }
  if (depthOf(text) > DEEPEST) throw badField('body', `is nested deeper than ${DEEPEST} levels`);
  return value;
}

/** Levels of lists and objects in each other. */
const DEEPEST = 200;

/** How deep valid JSON goes. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [mark] of text.matchAll(/[[{\]}]|"(?:[^"\\]+|\\.)*"/g)) {
    if (mark === '[' || mark === '{') deepest = Math.max(deepest, ++depth);
    else if (mark === ']' || mark === '}') depth--;
  }
  return deepest;
}

/** A value as a schema has it; else a problem that names the first wrong field. */
export function checked<S extends z.ZodType>(schema: S, value: unknown, where = ''): z.output<S> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const field = [where, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  throw badField(field || 'body', issue?.message ?? 'is not as it should be');
}

/** A day or a moment of the calendar, in ISO form. Before year 100 the database writes them in another way. */
export const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], 'must be a date')
  .refine((text) => !text.startsWith('00'), 'must be a date');
