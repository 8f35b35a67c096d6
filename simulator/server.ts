/** Serves the simulator's pages, for Node: `import { startSimulator } from 'zoom-embed-elements/simulator'`. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** What {@link startSimulator} takes. */
export interface SimulatorOptions {
  /** The port, from 0 to 65535; 0, the default, takes any free one. */
  port?: number;
}

/** A running simulator. */
export interface RunningSimulator {
  /** The page that plays Zoom Phone Smart Embed: give it to `<zoom-phone-embed src>`. */
  readonly phoneUrl: string;
  /** The page that plays Contact Center Smart Embed: give it to `<zoom-cc-embed src>`. */
  readonly contactCenterUrl: string;
  /** The stand-in for Zoom's own script, which floats the phone in a page. */
  readonly sdkUrl: string;
  /** Ends the server and all its connections. Calling it again does nothing more. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const ROOT = fileURLToPath(new URL('.', import.meta.url));

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** As strict as the pages allow; any page may embed them, for that is what they are for. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // A host page that is cross-origin isolated can embed the pages, too.
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-store',
};

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** The file that a path names, or `undefined` for anything outside the folder or of another kind. */
async function fileOf(pathname: string): Promise<string | undefined> {
  try {
    const path = await realpath(join(ROOT, decodeURIComponent(pathname)));
    const root = (await realpath(ROOT)) + sep;
    const served = path.startsWith(root) && extname(path) in CONTENT_TYPES;
    return served && (await stat(path)).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}

async function sendFile(
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const path = await fileOf(pathname);
  if (path === undefined) {
    end(response, 404, 'Not found');
    return;
  }
  const type = CONTENT_TYPES[extname(path)] ?? '';
  response.writeHead(200, { ...HEADERS, ...headers, 'Content-Type': type });
  if (request.method === 'HEAD') response.end();
  // Closes the file as well when the download is abandoned, which is no error of ours.
  else await pipeline(createReadStream(path), response).catch(() => response.destroy());
}

/**
 * Beside the files:
 * - `/hang` never answers,
 * - `/slow?ms=500` answers late, with the phone's page or that of `page=contact-center`,
 * - `/refuse` answers with a page that no frame may show.
 */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    end(response, 405, 'Only GET and HEAD');
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${HOST}`);
  const page = searchParams.get('page') === 'contact-center' ? 'contact-center' : 'phone';
  switch (pathname) {
    case '/hang':
      return;
    case '/slow': {
      const delay = Number(searchParams.get('ms')) || 0;
      const timer = setTimeout(() => {
        void sendFile(`/${page}.html`, request, response);
      }, delay);
      response.on('close', () => {
        clearTimeout(timer);
      });
      return;
    }
    case '/refuse':
      await sendFile(`/${page}.html`, request, response, { 'X-Frame-Options': 'DENY' });
      return;
    default:
      await sendFile(pathname === '/' ? '/phone.html' : pathname, request, response);
  }
}

/** Node would take a text for the path of a socket. */
function checkPort(port: unknown): void {
  if (Number.isInteger(port) && (port as number) >= 0 && (port as number) <= 65_535) return;
  const given = typeof port === 'string' ? JSON.stringify(port) : String(port);
  throw new RangeError(`startSimulator: port must be a whole number from 0 to 65535, not ${given}`);
}

/**
 * Serves the simulated widgets on this machine only.
 *
 * @param options - `port`; any free one when left out
 * @throws {RangeError} when `port` is no port number; an error with code `EADDRINUSE` when it is taken
 */
export async function startSimulator({
  port = 0,
}: SimulatorOptions = {}): Promise<RunningSimulator> {
  checkPort(port);
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      end(response, 400, 'Bad request');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const closed = once(server, 'close').then(() => undefined);
  const base = `http://${HOST}:${String((server.address() as AddressInfo).port)}`;
  return {
    phoneUrl: `${base}/phone.html`,
    contactCenterUrl: `${base}/contact-center.html`,
    sdkUrl: `${base}/sdk.js`,
    close() {
      server.close();
      server.closeAllConnections();
      return closed;
    },
  };
}
