import type { Embed } from './embed.js';
import { until } from './until.js';

/** What an embed shows while its widget does not run. */
export const fallbackOf = (embed: Embed): HTMLElement =>
  embed.shadowRoot!.querySelector<HTMLElement>('[part=fallback]')!;

/** The same, once the advice is there, which is loaded when it is needed. */
export async function advised(embed: Embed): Promise<HTMLElement> {
  const fallback = fallbackOf(embed);
  await until(() => Boolean(fallback.querySelector('button')?.textContent));
  return fallback;
}
