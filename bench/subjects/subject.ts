/** A contact, as the documents want it in the answer to a search. */
export type Contact = Readonly<Record<'number' | 'displayName', string>>;

/** What the host page does with what the widget sends: the same for every subject. */
export interface Application {
  /** A message of the widget has arrived. */
  message(type: string, data: unknown): void;
  /** The widget's user searches a contact. */
  search(text: string): readonly Contact[] | Promise<readonly Contact[]>;
}

/** A widget in the page, as one way of talking to it sees it. */
export interface Connection {
  readonly iframe: HTMLIFrameElement;
  /** Tells the widget to call a number. */
  makeCall(number: string): void;
  /** Calls one more listener for every message, where the subject has such a thing. */
  listen?(listener: () => void): void;
  /** Takes the widget out of the page. */
  remove(): void;
}

/** One way of talking to a widget in an iframe: puts the widget into the page and connects to it. */
export interface Subject {
  /** Which protocol the widget's page has to speak. */
  readonly speaks: 'wire' | 'penpal' | 'streams';
  /**
   * Puts the widget into the page, and returns at once.
   *
   * @returns what connects to it: it resolves once the widget can be talked to
   */
  insert(url: string, application: Application): () => Promise<Connection>;
}

/** The features that the library grants too, and the clock's resolution. */
export const ALLOW = 'clipboard-read; clipboard-write; cross-origin-isolated';

/** The iframe that every subject but the library's embed starts from. */
export function insertIframe(url: string): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  iframe.title = 'Zoom Phone';
  iframe.allow = ALLOW;
  iframe.width = '350';
  iframe.height = '580';
  iframe.src = url;
  document.body.append(iframe);
  return iframe;
}

/** The next `load` of an iframe that was just inserted. */
export const loaded = (iframe: HTMLIFrameElement): Promise<Event> =>
  new Promise((resolve) => {
    iframe.addEventListener('load', resolve, { once: true });
  });
