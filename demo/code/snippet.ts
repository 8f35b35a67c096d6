/** An element as it stands in a page, in no framework's words yet. */
export interface Markup {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string | true>>;
  /** Functions that are given as properties, by property. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Functions that listen, by event. */
  readonly on?: Readonly<Record<string, string>>;
  readonly content?: string | readonly Markup[];
}

/** A function of the page. */
export interface Handler {
  readonly name: string;
  readonly isAsync?: boolean;
  readonly body: readonly string[];
}

/** The code that does something of what the desk does. */
export interface Snippet {
  readonly title: string;
  readonly text: string;
  readonly markup: readonly Markup[];
  readonly handlers?: readonly Handler[];
  /** What the code calls and the page has to bring. */
  readonly own?: readonly string[];
}

/** All elements of a snippet, also those inside of others. */
export const elementsOf = (markup: readonly Markup[]): readonly Markup[] =>
  markup.flatMap((element) => [
    element,
    ...(Array.isArray(element.content) ? elementsOf(element.content as readonly Markup[]) : []),
  ]);

/** The imports that define the elements of a snippet. */
export function importsOf({ markup }: Snippet): readonly string[] {
  const tags = elementsOf(markup).map(({ tag }) => tag);
  return [...new Set(tags)]
    .filter((tag) => /^(zoom|zp)-/.test(tag))
    .map((tag) => `import 'zoom-embed-elements/define/${tag}';`);
}

/** Where a function is used as a listener: the element's tag and the event. */
export function listenerOf(
  { markup }: Snippet,
  name: string,
): readonly [string, string] | undefined {
  for (const { tag, on = {} } of elementsOf(markup)) {
    const event = Object.keys(on).find((type) => on[type] === name);
    if (event !== undefined) return [tag, event];
  }
  return undefined;
}

/** The same lines, further to the right. */
export const indented = (lines: readonly string[], spaces = 2): readonly string[] =>
  lines.map((line) => (line ? ' '.repeat(spaces) + line : ''));
