import { serve, type ServerType } from '@hono/node-server';

/** Where to serve. */
export interface ListenOptions {
  /** Default: `127.0.0.1`, this machine alone. */
  readonly host?: string;
  /** Default: 0, any that is free. */
  readonly port?: number;
}

/** What is served over HTTP. */
export interface Listening {
  /** As `http://127.0.0.1:8787`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests. `isNow` also ends those that are under way, as streams are. */
  stop(isNow?: boolean): Promise<void>;
}

/** Serves something of web-standard requests over HTTP, on Node. */
export async function listen(
  server: { readonly fetch: (request: Request) => Response | Promise<Response> },
  { host = '127.0.0.1', port = 0 }: ListenOptions = {},
): Promise<Listening> {
  const http = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch: server.fetch, hostname: host, port }, () => {
      resolve(started);
    });
    started.on('error', reject);
  });
  const address = http.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    port: actual,
    stop: (isNow = false) =>
      new Promise((resolve) => {
        http.close(() => {
          resolve();
        });
        if (isNow && 'closeAllConnections' in http) http.closeAllConnections();
      }),
  };
}
