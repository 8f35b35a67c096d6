import { cloned } from '../wire/clone.js';
import { fields, isRecord } from '../wire/message.js';
import { differences } from '../wire/schema.js';
import { ccCommands } from './messages.js';

const RINGING = 'RINGING';
const POP_EVENTS = [RINGING, 'ANSWER'];

/** The configuration that can be sent, and what is wrong with the rest. */
export function checkedConfig(
  popEvent: string | null,
  more: unknown,
): { readonly config: object; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const screenPopEvent = popEvent ?? RINGING;
  const isKnown = POP_EVENTS.includes(screenPopEvent);
  if (more !== null && more !== undefined && !isRecord(more)) {
    problems.push('initConfig: must be an object');
  }
  if (!isKnown) problems.push(`screen-pop-event: must be one of ${POP_EVENTS.join(', ')}`);
  const own = { phone: { screenPopEvent: isKnown ? screenPopEvent : RINGING } };
  const config = isRecord(more)
    ? deepMerge(own, fields(cloned(more, 'initConfig', problems)))
    : own;
  const wrong = differences(ccCommands['zcc-init-config-response'].data, config);
  problems.push(...wrong.map((text) => `initConfig.${text}`));
  return { config: wrong.length ? { ...config, ...own } : config, problems };
}

/** Merges plain objects; of two other values the second counts. */
function deepMerge(first: object, second: object): object {
  return Object.fromEntries([
    ...Object.entries(first),
    ...Object.entries(second).map(([key, value]: [string, unknown]) => {
      const before: unknown = Object.hasOwn(first, key) ? Reflect.get(first, key) : undefined;
      return [key, isRecord(before) && isRecord(value) ? deepMerge(before, value) : value] as const;
    }),
  ]);
}
