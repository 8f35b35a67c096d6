import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The folders that this process holds. */
const held = new Set<string>();

/**
 * Keeps a folder for this process: a second one is refused, as two would destroy an embedded database.
 *
 * @returns a function that lets it go
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'zoom-embed-server.lock');
  const refuse = (why: string): never => {
    throw new Error(`The database in ${folder} is in use: ${why}. Several need PostgreSQL.`);
  };
  if (held.has(file)) refuse('this process has it open already');
  const own = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  for (let attempt = 1; ; attempt++) {
    try {
      await writeFile(file, own, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = await ownerOf(file);
    if (owner && owner.host !== hostname()) {
      refuse(`${owner.host} has it open. If that machine is gone, delete ${file}`);
    }
    if (attempt > 3 || (owner && owner.pid !== process.pid && isAlive(owner.pid))) {
      refuse(`process ${owner?.pid ?? ''} has it open`);
    }
    // A process that was killed could not take its file away. One without content is just being written.
    if (owner || attempt === 3) await rm(file, { force: true });
    else await setTimeout(100);
  }
  // Another process may have taken the new file for the old one.
  await setTimeout(50);
  if ((await readFile(file, 'utf8').catch(() => '')) !== own) refuse('another process was faster');
  held.add(file);
  return async () => {
    held.delete(file);
    await rm(file, { force: true });
  };
}

async function ownerOf(file: string): Promise<{ pid: number; host: string } | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as { pid: number; host: string };
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
