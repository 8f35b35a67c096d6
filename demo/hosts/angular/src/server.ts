import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  isMainModule,
  writeResponseToNodeResponse,
} from '@angular/ssr/node';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

const engine = new AngularNodeAppEngine({ allowedHosts: ['localhost', '127.0.0.1'] });

/** Answers with a page; `ng serve` and the tests use it, too. */
export const reqHandler = createNodeRequestHandler(async (request, response, next) => {
  const page = await engine.handle(request);
  if (page) await writeResponseToNodeResponse(page, response);
  else next();
});

if (isMainModule(import.meta.url)) {
  const files = sirv(join(import.meta.dirname, '../browser'));
  const server = createServer((request, response) => {
    files(request, response, () => {
      void reqHandler(request, response, () => response.writeHead(404).end());
    });
  });
  server.listen(process.env['PORT'] ?? 4000);
}
