import {
  connectSimulator,
  type Simulated,
  type SimulatedPhone,
  type Simulator,
} from '../../simulator/client.js';
import { PATIENCE } from './until.js';

/** Connects to a simulated widget, however long its page takes to load. */
export const connect = <W extends Simulated = SimulatedPhone>(
  iframe: HTMLIFrameElement,
  origin?: string,
): Promise<Simulator<W>> => connectSimulator<W>(iframe, origin, { timeout: PATIENCE });
