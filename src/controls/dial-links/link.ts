import { dialable } from '../../wire/dialable.js';

/** What a link asks for. */
export interface DialLink {
  readonly kind: 'call' | 'sms';
  readonly number: string;
  /** The number to call from. */
  readonly callerId?: string;
  /** The text of an SMS. */
  readonly text?: string;
}

const LINK = /^\s*(tel|callto|sms|zoomphonecall|zoomphonesms):(?:\/\/)?([^?]*)(?:\?(.*))?$/is;

/** What a link's address asks for, where it is one that dials. */
export function readLink(href: string): DialLink | undefined {
  const [, scheme = '', address = '', query = ''] = LINK.exec(href) ?? [];
  const kind = /sms$/i.test(scheme) ? 'sms' : 'call';
  // Some phones write the text of an SMS behind an ampersand.
  const [own = '', ...more] = address.split('&');
  const [first = ''] = own.split(',');
  const number = dialable(decoded(first)).replace(/\/+$/, '');
  if (!number) return undefined;
  const values = new URLSearchParams([...more, query].join('&'));
  // A plus that is not encoded is one, too.
  const callerId = kind === 'call' ? values.get('callerid')?.replace(/^ /, '+') : undefined;
  const text = kind === 'sms' ? (values.get('body') ?? values.get('message')) : undefined;
  return { kind, number, ...(callerId && { callerId }), ...(text && { text }) };
}

/** The address of Zoom's own application for the same. */
export function zoomLink({ kind, number, callerId }: DialLink): string {
  const address = encoded(number);
  if (kind === 'sms') return `zoomphonesms://${address}`;
  return `zoomphonecall://${address}${callerId ? `?callerid=${encoded(callerId)}` : ''}`;
}

/** A plus means itself in a number. */
const encoded = (number: string): string => encodeURIComponent(number).replaceAll('%2B', '+');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
