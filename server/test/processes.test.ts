import assert from 'node:assert/strict';
import { it } from 'node:test';
import { run } from './support/child.js';
import { onPostgres } from './support/databases.js';

onPostgres('Several servers under load', () => {
  it('lose and double nothing, though some are killed, and no body is answered with 5xx', async () => {
    const child = run(
      'load/run.ts',
      { FLOOD: '600', SERVERS: '2', KILL_EVERY: '1500', BODIES: '400' },
      ['flood', 'bodies'],
    );
    assert.equal(await child.ended, 0, child.output());
  });
});
