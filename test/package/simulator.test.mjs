import assert from 'node:assert/strict';
import { existsSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { Script } from 'node:vm';

// What is built: there is nothing to check its types against before that.
const { startSimulator } = await import(
  new URL('../../dist/simulator/server.js', import.meta.url).href
);

/** A request as it is written: `fetch` would tidy up the path. */
const request = (base, path, options = {}) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const call = get({ hostname, port, path, agent: false, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body }),
      );
    });
    call.on('error', reject);
  });

describe('the simulator’s server', () => {
  let simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  test('listens on the loopback address only', () => {
    assert.equal(new URL(simulator.phoneUrl).hostname, '127.0.0.1');
    assert.equal(new URL(simulator.contactCenterUrl).origin, new URL(simulator.phoneUrl).origin);
  });

  test('serves the phone’s page, its scripts and its styles with their types', async () => {
    const page = await request(simulator.phoneUrl, '/phone.html');
    assert.equal(page.status, 200);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    const files = [...page.body.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file);
    assert.ok(files.length >= 2);
    for (const file of files) {
      const { status, headers } = await request(simulator.phoneUrl, `/${file}`);
      assert.equal(status, 200);
      const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      assert.equal(headers['content-type'], `${type}; charset=utf-8`);
    }
  });

  test('serves the stand-in for Zoom’s script, as a classic one', async () => {
    const { pathname } = new URL(simulator.sdkUrl);
    const { status, headers, body } = await request(simulator.sdkUrl, pathname);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
    assert.doesNotThrow(() => new Script(body));
  });

  test('has no inline script or style in its pages, and forbids both', async () => {
    const { body, headers } = await request(simulator.phoneUrl, '/');
    assert.doesNotMatch(body, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
    const policy = headers['content-security-policy'];
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self';/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe|frame-ancestors/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['x-frame-options'], undefined);
  });

  for (const path of [
    '/../package.json',
    '/../../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/../../../package.json',
    '/..\\..\\package.json',
    '//etc/passwd',
    '/%00',
    '/%',
    '/assets',
    '/assets/',
    '/server.d.ts',
    '/404',
  ]) {
    test(`does not find ${path}`, async () => {
      const { status, body } = await request(simulator.phoneUrl, path);
      assert.equal(status, 404);
      assert.equal(body, 'Not found');
    });
  }

  test('answers GET and HEAD only', async () => {
    const head = await request(simulator.phoneUrl, '/phone.html', { method: 'HEAD' });
    assert.deepEqual([head.status, head.body], [200, '']);
    const post = await request(simulator.phoneUrl, '/phone.html', { method: 'POST' });
    assert.equal(post.status, 405);
  });

  test('refuses to be framed at /refuse', async () => {
    const { headers, body } = await request(simulator.phoneUrl, '/refuse');
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.match(body, /Phone simulator/);
  });

  test('takes its time at /slow', async () => {
    const start = performance.now();
    const { body } = await request(simulator.phoneUrl, '/slow?ms=100');
    assert.match(body, /Phone simulator/);
    assert.ok(performance.now() - start >= 95);
  });

  test('never answers at /hang, until it is closed', async () => {
    const other = await startSimulator({ port: 0 });
    const hanging = request(other.phoneUrl, '/hang').catch((error) => error);
    // Answered after the other request had arrived.
    await request(other.phoneUrl, '/phone.html');
    await other.close();
    assert.equal((await hanging).code, 'ECONNRESET');
  });

  test('is closed once, however often it is told to', async () => {
    const other = await startSimulator();
    await Promise.all([other.close(), other.close()]);
    await other.close();
    await assert.rejects(request(other.phoneUrl, '/'), { code: 'ECONNREFUSED' });
  });

  for (const port of ['abc', '4174', 1.5, -1, 65_536, NaN, null]) {
    test(`takes no port ${inspect(port)}`, async () => {
      await assert.rejects(startSimulator({ port }), {
        name: 'RangeError',
        message: /^startSimulator: port must be a whole number from 0 to 65535, not /,
      });
    });
  }

  const descriptors = '/proc/self/fd';
  test(
    'keeps no file open for a download that was abandoned',
    {
      skip: !existsSync(descriptors) && 'the system does not list open files',
    },
    async (t) => {
      // A small file fits into the socket's buffer and is read to its end.
      const largest = fileURLToPath(
        new URL('../../dist/simulator/assets/large.js', import.meta.url),
      );
      writeFileSync(largest, ' '.repeat(2 ** 22));
      t.after(() => rmSync(largest));
      const open = () =>
        readdirSync(descriptors).filter((fd) => {
          try {
            return readlinkSync(join(descriptors, fd)) === largest;
          } catch {
            // The one that lists them is gone by now.
            return false;
          }
        });

      const abandon = () =>
        new Promise((resolve, reject) => {
          const path = `/assets/${basename(largest)}`;
          const { hostname, port } = new URL(simulator.phoneUrl);
          get({ hostname, port, path, agent: false }, (response) => {
            response.once('readable', () => response.destroy());
            response.once('close', resolve);
          }).on('error', reject);
        });
      await Promise.all(Array.from({ length: 50 }, abandon));
      const deadline = performance.now() + 30_000;
      while (open().length > 0) {
        assert(performance.now() < deadline, `${open().length} of 50 are still open`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  );

  test('says so when its port is taken', async () => {
    const port = Number(new URL(simulator.phoneUrl).port);
    await assert.rejects(startSimulator({ port }), { code: 'EADDRINUSE' });
  });
});
