import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { openDatabase } from '../src/database/open.js';
import type { Database } from '../src/database/database.js';
import { createLimits, NoTurn } from '../src/zoom/limits.js';
import { onBoth, onPostgres } from './support/databases.js';

onBoth('Turns at Zoom', (databases) => {
  let database: Database;
  before(async () => {
    database = await openDatabase(await databases.create(), () => undefined);
  });
  after(() => database.close());

  it('come no faster than the plan allows', async () => {
    const limits = createLimits(database, 'pro');
    const began = Date.now();
    await Promise.all(Array.from({ length: 11 }, () => limits.turn('a', 'heavy')));
    // Five a second: the eleventh comes two seconds after the first.
    assert.ok(Date.now() - began >= 1990, String(Date.now() - began));
  });

  it('wait where Zoom says so, for those who wait already too', async () => {
    const limits = createLimits(database, 'business');
    await limits.turn('b', 'light');
    const until = Date.now() + 1500;
    await limits.pause('b', 'light', new Date(until));
    await Promise.all([limits.turn('b', 'light'), limits.turn('b', 'light')]);
    assert.ok(Date.now() >= until - 20);
  });

  it('are not waited for where they are far away', async () => {
    const limits = createLimits(database, 'pro');
    await limits.pause('c', 'heavy', new Date(Date.now() + 3_600_000));
    await assert.rejects(limits.turn('c', 'heavy'), (error: unknown) => {
      assert.ok(error instanceof NoTurn);
      return error.after > 3500;
    });
    // Another class goes on.
    await limits.turn('c', 'medium');
  });

  it('end for the day with the daily limit, of this account and class alone', async () => {
    const limits = createLimits(database, 'free');
    await limits.turn('d', 'heavy');
    await database.executeSql("update rates set used = 1000 where name = 'd:heavy'", []);
    await assert.rejects(limits.turn('d', 'heavy'), NoTurn);
    await limits.turn('d', 'light');
    await limits.turn('e', 'heavy');
  });
});

onPostgres('Turns of several servers', (databases) => {
  it('are given from one row', async () => {
    const place = await databases.create();
    const all = await Promise.all(
      Array.from({ length: 4 }, () => openDatabase(place, () => undefined)),
    );
    const times: number[] = [];
    const turns = all.flatMap((database) => {
      const limits = createLimits(database, 'pro');
      return Array.from({ length: 10 }, async () => {
        await limits.turn('a', 'light');
        times.push(Date.now());
      });
    });
    const began = Date.now();
    await Promise.all(turns);
    // Twenty a second: the fortieth comes 1.95 seconds after the first.
    assert.ok(Date.now() - began >= 1940, String(Date.now() - began));
    await Promise.all(all.map((database) => database.close()));
  });
});
