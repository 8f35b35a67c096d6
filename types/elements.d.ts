// What a framework's types need to know of the elements, derived from their classes.
import type { ReactiveElement } from '@lit/reactive-element';
import type {
  BannerOpen,
  BeforeDial,
  CcEventMap,
  DockToggle,
  PhoneEventMap,
  SmartEmbedEventMap,
  ZoomAgentStatus,
  ZoomCallBanner,
  ZoomCallButton,
  ZoomCallList,
  ZoomCcEmbed,
  ZoomDialLinks,
  ZoomEmbedDock,
  ZoomEmbedInspector,
  ZoomEmbedStatus,
  ZoomEngagementList,
  ZoomPhoneEmbed,
  ZoomWrapUp,
  ZpNoteField,
} from '../dist/index.js';
import type { OutboxEventMap, ZoomLogOutbox } from '../dist/outbox.js';

/** The elements, by tag. */
export interface Elements {
  'zoom-phone-embed': ZoomPhoneEmbed;
  'zoom-cc-embed': ZoomCcEmbed;
  'zp-note-field': ZpNoteField;
  'zoom-log-outbox': ZoomLogOutbox;
  'zoom-dial-links': ZoomDialLinks;
  'zoom-call-button': ZoomCallButton;
  'zoom-embed-dock': ZoomEmbedDock;
  'zoom-call-banner': ZoomCallBanner;
  'zoom-call-list': ZoomCallList;
  'zoom-engagement-list': ZoomEngagementList;
  'zoom-wrap-up': ZoomWrapUp;
  'zoom-agent-status': ZoomAgentStatus;
  'zoom-embed-status': ZoomEmbedStatus;
  'zoom-embed-inspector': ZoomEmbedInspector;
}

/** The events of each element, by tag. */
export interface ElementEvents {
  'zoom-phone-embed': PhoneEventMap & SmartEmbedEventMap;
  'zoom-cc-embed': CcEventMap & SmartEmbedEventMap;
  'zp-note-field': {};
  'zoom-log-outbox': OutboxEventMap;
  'zoom-dial-links': { 'before-dial': CustomEvent<BeforeDial> };
  'zoom-call-button': { 'before-dial': CustomEvent<BeforeDial> };
  'zoom-embed-dock': { 'dock-toggle': CustomEvent<DockToggle> };
  'zoom-call-banner': { 'banner-open': CustomEvent<BannerOpen> };
  'zoom-call-list': {};
  'zoom-engagement-list': {};
  'zoom-wrap-up': {};
  'zoom-agent-status': {};
  'zoom-embed-status': {};
  'zoom-embed-inspector': {};
}

/** An event as a listener on its element sees it: `ElementEvent<'zoom-phone-embed', 'calls-change'>`. */
export type ElementEvent<
  Tag extends keyof Elements,
  Type extends keyof ElementEvents[Tag],
> = ElementEvents[Tag][Type] & { readonly currentTarget: Elements[Tag] };

/** The properties of an element that a host can set. */
export type ElementProps<T> = { [K in Settable<T>]?: T[K] | undefined };

/** The same as attributes; objects have none. */
export type ElementAttributes<T> = {
  [K in Settable<T> as [AttributeValue<T[K]>] extends [never] ? never : Kebab<K>]?:
    AttributeValue<T[K]> | null | undefined;
};

/** A listener for each event of an element, under the event's name with something before it. */
export type ElementListeners<Tag extends keyof Elements, Prefix extends string> = {
  [Type in keyof ElementEvents[Tag] & string as `${Prefix}${Type}`]?:
    ((event: ElementEvent<Tag, Type>) => void) | undefined;
};

type Settable<T> = {
  [K in keyof T & string]: K extends keyof ReactiveElement
    ? never
    : T[K] extends (...parameters: never) => unknown
      ? never
      : IsReadonly<T, K> extends true
        ? never
        : K;
}[keyof T & string];

type IsReadonly<T, K extends keyof T> =
  (<G>() => G extends Pick<T, K> ? 1 : 2) extends <G>() => G extends Readonly<Pick<T, K>> ? 1 : 2
    ? true
    : false;

type AttributeValue<V> = V extends boolean
  ? boolean | '' | 'true' | 'false'
  : V extends number
    ? number | `${number}`
    : V extends string
      ? V
      : // What may be anything, may be a text.
        unknown extends V
        ? string
        : never;

/** `screenPopEvent` as `screen-pop-event`. */
type Kebab<S extends string> = S extends 'enableAISummary'
  ? 'enable-ai-summary'
  : S extends `${infer First}${infer Rest}`
    ? `${Lowercase<First>}${Rest extends Uncapitalize<Rest> ? '' : '-'}${Kebab<Rest>}`
    : S;
