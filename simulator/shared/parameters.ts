import { isOn } from './switches.js';

/** What a simulator page's URL can ask for. */
export interface Parameters {
  /** The readiness signal: `load`, `never`, or a name that the product knows. */
  readonly ready: string;
  /** Milliseconds before the readiness message is sent. */
  readonly readyDelay: number;
  /** How many times the configuration is asked for at once, where the widget asks for it. */
  readonly ask: number;
  /** Milliseconds after which it is asked for again, as long as none has come. */
  readonly askAgain: number;
  /** Whether the page's own `load` event is held back for good; needs the server's `/hang`. */
  readonly hold: boolean;
  /** How many configurations are ignored, from the first. */
  readonly dropConfig: number;
  /** The scenarios to play, in order. */
  readonly script: readonly string[];
  /** When they start: after the first configuration was taken, or at once. */
  readonly scriptStart: 'config' | 'now';
  /**
   * Whether the far side acts by itself. Left out, it does so until a test connects,
   * because a test wants to say what happens.
   */
  readonly autopilot: boolean | undefined;
  /** How much faster (below 1) or slower than in real life the far side acts; 0 is at once. */
  readonly pace: number;
  /** Whether a message is taken only when it is exactly as documented. */
  readonly strict: boolean;
  /** Milliseconds that the widget waits for the answer to a request. */
  readonly patience: number;
  /** The host's origin in the host's own words, for what cannot be told otherwise. */
  readonly originDomain: string | null;
}

/** The names of the parameters in the URL of any simulator page. `origin` is Zoom's own. */
export const PARAMETERS: readonly string[] = [
  ...['ready', 'readyDelay', 'ask', 'askAgain', 'hold', 'dropConfig', 'script', 'scriptStart'],
  ...['autopilot', 'pace', 'strict', 'patience', 'originDomain', 'origin'],
];

const number = (text: string | null, otherwise: number): number => {
  const value = text === null ? NaN : Number(text);
  return value >= 0 ? value : otherwise;
};

export function readParameters(search: string): Parameters {
  const query = new URLSearchParams(search);
  const ready = query.get('ready') ?? 'load';
  const autopilot = query.get('autopilot');
  return {
    ready,
    readyDelay: number(query.get('readyDelay'), 0),
    ask: number(query.get('ask'), 1),
    askAgain: number(query.get('askAgain'), 1000),
    hold: ready === 'never' || isOn(query, 'hold'),
    dropConfig: number(query.get('dropConfig'), 0),
    script: query.get('script')?.split(',').filter(Boolean) ?? [],
    scriptStart: query.get('scriptStart') === 'now' ? 'now' : 'config',
    autopilot: autopilot === null ? undefined : autopilot !== 'off',
    pace: number(query.get('pace'), 1),
    strict: isOn(query, 'strict'),
    patience: number(query.get('patience'), 15_000),
    originDomain: query.get('originDomain') ?? query.get('origin'),
  };
}
