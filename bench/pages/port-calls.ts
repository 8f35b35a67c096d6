/** The message that hands the widget's page its end of the control channel. */
export const CONTROL = 'bench-control';

type Functions = Readonly<Record<string, (argument: never) => unknown>>;

interface Result {
  readonly value?: unknown;
  readonly error?: string;
}

/** Answers what comes through the port with the functions; one call at a time. */
export function serve(port: MessagePort, functions: Functions): void {
  port.onmessage = async ({ data }: MessageEvent<{ name: string; argument: never }>) => {
    let result: Result;
    try {
      result = { value: await functions[data.name]?.(data.argument) };
    } catch (error) {
      result = { error: String(error) };
    }
    port.postMessage(result);
  };
}

/** Calls a function at the other end; one call at a time. */
export function call<T>(port: MessagePort, name: string, argument?: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<Result>) => {
      if (data.error === undefined) resolve(data.value as T);
      else reject(new Error(data.error));
    };
    port.postMessage({ name, argument });
  });
}
