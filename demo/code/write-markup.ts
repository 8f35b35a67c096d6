import { indented, type Markup } from './snippet.js';

/** How a framework writes what differs from HTML. */
export interface Dialect {
  readonly listener?: (event: string, handler: string) => string;
  readonly property?: (name: string, value: string) => string;
  /** Whether an element without content closes itself. */
  readonly closesItself?: boolean;
}

const WIDTH = 76;

/** Markup in HTML, or in the dialect of a framework. */
export const writeMarkup = (markup: readonly Markup[], dialect: Dialect = {}): readonly string[] =>
  markup.flatMap((element) => writeElement(element, dialect));

function writeElement(element: Markup, dialect: Dialect): readonly string[] {
  const { tag, attributes = {}, properties = {}, on = {}, content } = element;
  const { listener, property, closesItself } = dialect;
  const all = [
    ...Object.entries(attributes).map(([name, value]) =>
      value === true ? name : `${name}="${value}"`,
    ),
    ...(property ? Object.entries(properties).map(([name, value]) => property(name, value)) : []),
    ...(listener ? Object.entries(on).map(([name, value]) => listener(name, value)) : []),
  ];
  const isEmpty = content === undefined;
  const end = isEmpty && closesItself ? ' />' : '>';
  const close = isEmpty && closesItself ? '' : `</${tag}>`;
  const inner = typeof content === 'string' ? content : '';
  const line = `<${[tag, ...all].join(' ')}${end}${inner}${close}`;
  const isLong = line.length > WIDTH;
  const opening = isLong
    ? [`<${tag}`, ...indented(all), end.trim()]
    : [`<${[tag, ...all].join(' ')}>`];

  if (Array.isArray(content)) {
    return [...opening, ...indented(writeMarkup(content as readonly Markup[], dialect)), close];
  }
  if (!isLong) return [line];
  const last = opening.length - 1;
  return [...opening.slice(0, last), `${opening[last] ?? ''}${inner}${close}`];
}
