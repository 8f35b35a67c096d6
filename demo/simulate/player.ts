import { connectSimulator, type Simulated, type Simulator } from '../../simulator/client.js';
import { attempt, notify } from '../desk/toasts.js';
import type { Happening } from './happening.js';

/** Has a simulated widget play what happens, one after the other. */
export function playerOf<W extends Simulated>(embed: {
  readonly iframe: HTMLIFrameElement | null;
}): (happening: Happening<W>) => Promise<void> {
  let simulator: Promise<Simulator<W>> | undefined;
  return async ({ label, steps }) => {
    const { iframe } = embed;
    if (!iframe) {
      notify('There is no simulator here: npm start brings one.', 'error');
      return;
    }
    const connected = (simulator ??= connectSimulator<W>(iframe));
    connected.catch(() => (simulator = undefined));
    await attempt(
      label,
      connected.then((connection) => connection.run(steps())),
    );
  };
}
