import { text } from 'node:stream/consumers';

/**
 * What tests post to `/__test__/events/<box>` is kept, and a `GET` lists it. `first` says how the first request of each
 * record is answered: with a status, or `never`; the others are answered by 201. A redirect leads to that list.
 *
 * @returns {import('koa').Middleware}
 */
export function receiver() {
  /** @type {Map<string, { key: string, id: string, body: string, status: number }[]>} */
  const boxes = new Map();
  return async (context, next) => {
    const box = /^\/__test__\/events\/([^/]+)$/.exec(context.path)?.[1];
    if (!box) return next();
    const requests = boxes.get(box) ?? [];
    boxes.set(box, requests);
    if (context.method !== 'POST') {
      context.body = JSON.stringify(requests);
      return undefined;
    }
    const body = await text(context.req);
    const { id } = JSON.parse(body);
    const isFirst = !requests.some((each) => each.id === id);
    const first = isFirst ? context.query.first : undefined;
    const isAccepted = !context.query.token || context.get('Authorization') === context.query.token;
    const status = isAccepted ? Number(first ?? 201) || 0 : 401;
    requests.push({ key: context.get('Idempotency-Key'), id, body, status });
    if (!status) await new Promise(() => {});
    context.set('Retry-After', '0');
    if (status >= 300 && status < 400) context.set('Location', context.path);
    context.status = status;
    context.body = '';
    return undefined;
  };
}
