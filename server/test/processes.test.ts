import assert from 'node:assert/strict';
import { it } from 'node:test';
import { run } from './support/child.js';
import { onPostgres } from './support/databases.js';

onPostgres('Several servers under load', () => {
  it('lose and double nothing, though some are killed', { timeout: 110_000 }, async () => {
    const child = run('load/run.ts', {
      CALLS: '40',
      BODIES: '300',
      SERVERS: '2',
      KILL_EVERY: '1500',
    });
    assert.equal(await child.ended, 0, child.output());
  });
});
