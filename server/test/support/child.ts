import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../..', import.meta.url));

/** A process of its own that runs a file of the server's, or of the tests. */
export interface Child {
  readonly process: ChildProcess;
  /** Resolves to the first line of its output that fits. */
  line(fits: (line: string) => boolean): Promise<string>;
  /** Writes a line to its input. */
  tell(line: string): void;
  /** All that it has written. */
  output(): string;
  /** Resolves to its exit code. */
  readonly ended: Promise<number | null>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
}

export function run(
  file: string,
  environment: Readonly<Record<string, string | undefined>> = {},
  args: readonly string[] = [],
): Child {
  const child = spawn(
    process.execPath,
    [...(file.endsWith('.ts') ? ['--import', 'tsx'] : []), file, ...args],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: `${folder}/tsconfig.json`, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    ended,
    tell: (line) => {
      child.stdin.write(`${line}\n`);
    },
    output: () => text,
    line: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = text.split('\n').find(fits);
          if (line === undefined) return;
          listeners.delete(look);
          resolve(line);
        };
        listeners.add(look);
        look();
        void ended.then((code) => {
          reject(new Error(`It ended with ${code}: ${text}`));
        });
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
