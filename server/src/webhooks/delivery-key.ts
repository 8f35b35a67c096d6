import { createHash } from 'node:crypto';
import { fields, listOf, textOf, type Fields } from '../read.js';

/**
 * What makes two webhooks the same one. Copies of one event may differ in their addresses and tokens for downloads,
 * and each subscription sends its own: so it is not the body, nor the request's id, but what happened to what, when.
 */
export function deliveryKey(body: Fields, raw: Uint8Array): string {
  const payload = fields(body.payload);
  const object = fields(payload.object);
  const time = textOf(body.event_ts, payload.event_ts, payload.deauthorization_time);
  const ids = identifiersIn(object);
  const what = time && ids.length ? [body.event, payload.account_id, time, ...ids] : [raw];
  const hash = createHash('sha256');
  for (const part of what)
    hash.update(part instanceof Uint8Array ? part : `${textOf(part) ?? ''}\n`);
  return hash.digest('hex');
}

/** The identifiers of the object and of the rows, lists and parties in it. */
function identifiersIn(object: Fields): string[] {
  const own = Object.entries(object).flatMap(([name, value]) => {
    if (/^id$|_id$|_uuid$/.test(name)) return `${name}=${textOf(value) ?? ''}`;
    if (/_ids$/.test(name) && Array.isArray(value)) return `${name}=${value.map(String).join()}`;
    return [];
  });
  const inner = Object.entries(object).flatMap(([name, value]) =>
    Array.isArray(value)
      ? listOf(value).flatMap((row) => ids(row).map((id) => `${name}.${id}`))
      : ids(fields(value)).map((id) => `${name}.${id}`),
  );
  return [...own, ...inner].sort();
}

const ids = (row: Fields): string[] =>
  Object.entries(row).flatMap(([name, value]) =>
    /^id$|_id$|_uuid$/.test(name) ? `${name}=${textOf(value) ?? ''}` : [],
  );
