// Several servers on one database, each a process of its own.
import { setTimeout as sleep } from 'node:timers/promises';
import { run, type Child } from '../test/support/child.js';

/** Servers that are there, but for the moments after one was killed. */
export interface Servers {
  readonly count: number;
  /** The address of one of them. */
  url(index?: number): string;
  /** Kills one after another at random, and starts it again; ends with the promise's answer: how many. */
  killUntil(signal: AbortSignal, every: number): Promise<number>;
  /** All that they have logged. */
  output(): string;
  close(): Promise<void>;
}

export async function startServers(
  count: number,
  environment: Readonly<Record<string, string>>,
): Promise<Servers> {
  const servers: { child: Child; url: string }[] = [];
  const ended: string[] = [];
  const start = async (index: number): Promise<void> => {
    const child = run('load/worker.ts', environment);
    const line = await child.line((text) => text.startsWith('ready '));
    servers[index] = { child, url: line.slice('ready '.length) };
  };
  await Promise.all(Array.from({ length: count }, (_, index) => start(index)));

  return {
    count,
    url: (index = Math.floor(Math.random() * count)) => servers[index % count]?.url ?? '',
    async killUntil(signal, every) {
      let kills = 0;
      while (!signal.aborted) {
        await sleep(every * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
        if (signal.aborted) break;
        const index = Math.floor(Math.random() * count);
        const { child } = servers[index] ?? {};
        await child?.kill();
        ended.push(child?.output() ?? '');
        kills++;
        await start(index);
      }
      return kills;
    },
    output: () => [...ended, ...servers.map(({ child }) => child.output())].join('\n'),
    async close() {
      await Promise.all(servers.map(({ child }) => child.kill()));
    },
  };
}
