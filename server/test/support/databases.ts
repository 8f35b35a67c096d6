import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { findPostgres, startPostgres, type Cluster } from './postgres.js';

/** Where the databases of a test come from. */
export interface Databases {
  readonly kind: 'pglite' | 'postgres';
  /** The place of a new, empty one. */
  create(): Promise<string>;
}

/** Runs the same tests on the embedded database and on a PostgreSQL server, which are skipped where there is none. */
export function onBoth(title: string, tests: (databases: Databases) => void): void {
  describe(`${title}, on PGlite`, () => onPglite(tests));
  onPostgres(`${title}, on PostgreSQL`, tests);
}

/** An empty database as PGlite makes it at its first start, which takes seconds; copying it does not. */
async function createTemplate(): Promise<string> {
  const folder = await newFolder();
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const database = await PGlite.create(folder);
  await database.close();
  return folder;
}
let template: Promise<string> | undefined;

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'zoom-embed-pglite-'));

export function onPglite(tests: (databases: Databases) => void): void {
  const folders: string[] = [];
  tests({
    kind: 'pglite',
    async create() {
      const folder = await newFolder();
      folders.push(folder);
      await cp(await (template ??= createTemplate()), folder, { recursive: true });
      return folder;
    },
  });
  // After the hooks of the tests themselves, which close what uses them.
  after(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });
}

/** Runs tests on a PostgreSQL server of their own. */
export function onPostgres(
  title: string,
  tests: (databases: Databases & { hang(isHanging: boolean): void }) => void,
): void {
  const bin = findPostgres();
  if (!bin) {
    // A test, since a suite that is skipped is counted nowhere.
    it(title, { skip: 'PostgreSQL (initdb, postgres) is not installed.' });
    return;
  }
  describe(title, () => {
    let cluster: Cluster | undefined;
    before(async () => {
      cluster = await startPostgres(bin);
    });
    const running = (): Cluster => {
      if (!cluster) throw new Error('PostgreSQL does not run.');
      return cluster;
    };
    tests({
      kind: 'postgres',
      create: () => running().create(),
      hang: (isHanging) => {
        running().hang(isHanging);
      },
    });
    after(() => cluster?.stop());
  });
}
