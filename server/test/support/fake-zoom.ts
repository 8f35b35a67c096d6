import { listen } from '../../src/listen.js';

/** A request to Zoom's side. */
export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string;
}

/** What Zoom answers: a text as it is, anything else as JSON. */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Zoom's side with the answers of a test, for what the stand-in does not do. */
export async function fakeZoom(
  answer: (asked: Asked) => Answer | undefined | Promise<Answer | undefined>,
) {
  const requests: Asked[] = [];
  const http = await listen({
    async fetch(request) {
      const { pathname: path, searchParams: query } = new URL(request.url);
      const token = (request.headers.get('authorization') ?? '').replace('Bearer ', '');
      const asked = { path, query, token };
      requests.push(asked);
      const {
        status = 200,
        body = {},
        headers = {},
      } = (await answer(asked)) ?? (path === '/oauth/token' ? granted() : { status: 404 });
      return typeof body === 'string'
        ? new Response(body, { status, headers })
        : Response.json(body, { status, headers });
    },
  });
  return {
    requests,
    endpoints: { api: `${http.url}/v2`, oauth: `${http.url}/oauth` },
    close: () => http.stop(true),
  };
}

let count = 0;

/** A token. */
export const granted = (more: object = {}): Answer => ({
  body: { access_token: `access-${++count}`, token_type: 'bearer', expires_in: 3600, ...more },
});
