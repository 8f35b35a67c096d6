import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import getPort from 'get-port';
import pg from 'pg';

const run = promisify(execFile);

/** A PostgreSQL server of the test's own. */
export interface Cluster {
  /** The address of a new, empty database. */
  create(): Promise<string>;
  /** Stops the server for a while, as one that hangs; `hang(false)` lets it go on. */
  hang(isHanging: boolean): void;
  stop(): Promise<void>;
}

/** Where `initdb` and `postgres` are; nothing where they are not installed. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
}

/** Starts a PostgreSQL server in a folder of its own. It refuses to be root, so that another user has to do. */
export async function startPostgres(bin: string): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-embed-postgres-'));
  const user = process.getuid?.() === 0 ? await someUser() : undefined;
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder };
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'test', '-A', 'trust', '-N', '-E', 'UTF8'],
    options,
  );
  const port = await getPort();
  const settings = [
    'fsync=off',
    'max_connections=300',
    'log_min_messages=fatal',
    'log_min_error_statement=panic',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      folder,
      ...settings.flatMap((each) => ['-c', each]),
    ],
    { ...options, stdio: 'ignore' },
  );
  const address = (name: string): string => `postgres://test@127.0.0.1:${port}/${name}`;
  await until(() => query(address('postgres'), 'select 1'));
  let count = 0;
  return {
    async create() {
      const name = `test_${++count}`;
      await query(address('postgres'), `create database ${name}`);
      return address(name);
    },
    hang(isHanging) {
      signal(server, isHanging ? 'SIGSTOP' : 'SIGCONT');
    },
    async stop() {
      signal(server, 'SIGCONT');
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGQUIT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A server has a process for each connection: all of them hang. */
function signal(server: ChildProcess, name: 'SIGSTOP' | 'SIGCONT'): void {
  const parent = server.pid ?? 0;
  for (const entry of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const pid = Number(entry);
    if (pid !== parent && parentOf(pid) !== parent) continue;
    try {
      process.kill(pid, name);
    } catch {
      // It has ended since, as one does whose connection was closed.
    }
  }
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // it has ended
  }
}

async function someUser(): Promise<{ uid: number; gid: number }> {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name])));
      return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
    } catch {
      // the next one
    }
  }
  throw new Error('There is no user to run PostgreSQL as.');
}

async function query(address: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until something works. */
async function until(work: () => Promise<void>): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
