import { fixture, html, nextFrame } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../../src/define/zoom-embed-dock.js';
import type { ZoomEmbedDock } from '../../../src/define/zoom-embed-dock.js';
import { standStill } from '../../support/accessible.js';
import { frameLoaded, type Embed } from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';
import { until } from '../../support/until.js';

/** A widget in a dock, and how it has fared since it was loaded. */
export interface Life {
  readonly embed: Embed;
  readonly puppet: Puppet;
  readonly iframe: HTMLIFrameElement;
  /** How often the frame has loaded since. */
  loads(): number;
  /** Waits until the frame has been given so many animation frames more. */
  framesGoOn(count?: number): Promise<void>;
}

/** Counts the animation frames of the page, and tells of them when it is asked. */
const COUNT = `
  window.frames = 0;
  const next = () => { window.frames += 1; requestAnimationFrame(next); };
  next();
`;

/** Follows the life of an embed's frame from its first load. */
export async function lifeOf(embed: Embed): Promise<Life> {
  const iframe = await frameOf(embed);
  const puppet = await Puppet.attach(iframe);
  let loads = 0;
  iframe.addEventListener('load', () => {
    loads += 1;
  });
  await puppet.run(COUNT);
  let asked = 0;
  const framesSoFar = async (): Promise<number> => {
    const type = `frames-${++asked}`;
    const told = new Promise<number>((resolve) => {
      const listen = ({ data, source }: MessageEvent): void => {
        if (source !== iframe.contentWindow || data.type !== type) return;
        window.removeEventListener('message', listen);
        resolve(data.count as number);
      };
      window.addEventListener('message', listen);
    });
    await puppet.run(
      `post({ message: { type: '${type}', count: window.frames }, targetOrigin: '${location.origin}' })`,
    );
    return told;
  };
  return {
    embed,
    puppet,
    iframe,
    loads: () => loads,
    framesGoOn: async (count = 20) => {
      const before = await framesSoFar();
      await until(async () => (await framesSoFar()) >= before + count, 'no animation frames');
    },
  };
}

/** The parts of a dock. */
export const part = (dock: ZoomEmbedDock, name: string): HTMLElement =>
  dock.shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`)!;

export const tabsOf = (dock: ZoomEmbedDock): HTMLElement[] => [
  ...dock.shadowRoot!.querySelectorAll<HTMLElement>('[part=tab]'),
];

/** Where a part of a dock is, in whole pixels. */
export function boxOf(dock: ZoomEmbedDock, name = 'panel') {
  const { left, top, right, bottom, width, height } = part(dock, name).getBoundingClientRect();
  const box = { left, top, right, bottom, width, height };
  return Object.fromEntries(
    Object.entries(box).map(([side, value]) => [side, Math.round(value)]),
  ) as typeof box;
}

const loads = new WeakMap<Embed, Promise<HTMLIFrameElement>>();

/** The frame of an embed in a dock that was made here, once it has loaded. */
export const frameOf = (embed: Embed): Promise<HTMLIFrameElement> => loads.get(embed)!;

/** A dock with its update done, and the animation of its panel. */
export async function makeDock(template: TemplateResult): Promise<ZoomEmbedDock> {
  const dock = await fixture<ZoomEmbedDock>(template);
  // The frames may have loaded before a test asks for them.
  for (const embed of dock.querySelectorAll<Embed>('zoom-phone-embed, zoom-cc-embed')) {
    if (embed.src) loads.set(embed, frameLoaded(embed));
  }
  await settled(dock);
  return dock;
}

/** Waits until the dock has drawn what was set, and stands still. */
export async function settled(dock: ZoomEmbedDock): Promise<void> {
  await dock.updateComplete;
  // What observers measure after the layout of one frame, the dock draws in the next.
  for (let frame = 0; frame < 3; frame++) await nextFrame();
  standStill(dock);
}

export const phoneDock = (): Promise<ZoomEmbedDock> =>
  makeDock(html`
    <zoom-embed-dock open resizable style="--zoom-embed-dock-height: 400px">
      <zoom-phone-embed src=${Puppet.url()}></zoom-phone-embed>
    </zoom-embed-dock>
  `);

export const bothDock = (): Promise<ZoomEmbedDock> =>
  makeDock(html`
    <zoom-embed-dock open resizable style="--zoom-embed-dock-height: 400px">
      <zoom-phone-embed src=${Puppet.url()}></zoom-phone-embed>
      <zoom-cc-embed src=${Puppet.url(1)}></zoom-cc-embed>
    </zoom-embed-dock>
  `);

/** Presses a key on an element. */
export function press(element: HTMLElement, key: string, modifiers: KeyboardEventInit = {}): void {
  const init = { key, bubbles: true, composed: true, cancelable: true, ...modifiers };
  element.dispatchEvent(new KeyboardEvent('keydown', init));
}

/** Drags an element with the mouse; `held` happens before the button is released. */
export async function drag(
  element: HTMLElement,
  x: number,
  y: number,
  held: () => unknown = () => undefined,
): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  const from = [Math.round(left + width / 2), Math.round(top + height / 2)] as const;
  // A pointer cannot leave the viewport here.
  const inside = (at: number, most: number): number => Math.max(1, Math.min(at, most - 2));
  const moveTo = async (part: number): Promise<void> => {
    const position: [number, number] = [
      inside(from[0] + Math.round(x * part), innerWidth),
      inside(from[1] + Math.round(y * part), innerHeight),
    ];
    await sendMouse({ type: 'move', position });
  };
  await moveTo(0);
  await sendMouse({ type: 'down' });
  await moveTo(0.5);
  await moveTo(1);
  await held();
  await sendMouse({ type: 'up' });
}

/** Focuses an element. A page that is not in front hears of it only once it is: it is told at once. */
export function focusOn(element: HTMLElement): void {
  let isTold = false;
  const onFocus = (): void => {
    isTold = true;
  };
  element.addEventListener('focus', onFocus, { once: true });
  element.focus();
  if (!isTold) element.dispatchEvent(new FocusEvent('focus'));
}
