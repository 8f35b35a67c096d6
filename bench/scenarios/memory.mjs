// The host page's heap, after a collection.
import { Stage } from '../browser.mjs';

/** @param {import('../browser.mjs').Metrics} metrics */
const picked = ({ JSHeapUsedSize, Nodes, JSEventListeners, Documents, Frames }) => ({
  heap: JSHeapUsedSize,
  nodes: Nodes,
  listeners: JSEventListeners,
  documents: Documents,
  frames: Frames,
});

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('../server.mjs').Servers} servers
 * @param {import('../scenario.mjs').Counts} counts
 * @param {readonly string[]} subjects
 */
export async function measureMemory(browser, servers, counts, subjects) {
  const results = [];
  for (const subject of subjects) {
    const stage = await Stage.open(browser, servers, subject);
    const loaded = picked(await stage.heap());
    await stage.start();
    const idle = picked(await stage.heap());
    const burst = { kind: 'calls', count: 4 * counts.heapCalls, skew: stage.skew };
    await stage.run('burstIn', burst);
    const used = picked(await stage.heap());
    await stage.run('clear');
    // What the first ones leave behind is compiled code.
    for (let each = 0; each < 10; each++) await stage.run('insert', -1 - each);
    const before = picked(await stage.heap());
    for (let each = 0; each < counts.mounts; each++) await stage.run('insert', each);
    const after = picked(await stage.heap());
    await stage.close();
    results.push({ subject, loaded, idle, used, before, after });
  }
  return results;
}
