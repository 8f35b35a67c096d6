/** Elements whose content is no text for a reader. */
const SILENT = new Set(['script', 'style', 'template', 'head', 'title', 'noscript', 'iframe']);
/** Elements that run on within a line; any other begins a new one. */
const INLINE = new Set(
  'a abbr b bdi bdo big code em font i img kbd label mark q s samp small span strike strong sub sup td th time tt u var wbr'.split(
    ' ',
  ),
);
const CELL = /^t[dh]$/;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  gt: '>',
  hellip: '…',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  rdquo: '”',
  rsquo: '’',
};

/**
 * The words of a note or a transcript that the widget sent as HTML, line by line. Reads the text as text: nothing
 * of it is parsed by the browser, loaded or run. The result is for `textContent` and its like. It is not HTML,
 * and may hold what looks like tags.
 *
 * @param html - one text, or several, each of which begins a new line; anything else counts as empty
 * @returns {string} the words
 */
export function toPlainText(html: unknown): string {
  const texts: unknown[] = Array.isArray(html) ? html : [html];
  return texts
    .map((text) => (typeof text === 'string' ? wordsOf(text) : ''))
    .join('\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Goes through the text once, whatever it holds: a mark that nothing ends takes the rest with it. */
function wordsOf(html: string): string {
  const marks = /<(?:!--|([!?])|\/?([a-z][^\s/>]*))/gi;
  let words = '';
  let done = 0;
  for (let mark = marks.exec(html); mark; mark = marks.exec(html)) {
    words += decoded(html.slice(done, mark.index));
    const [start, declaration, tag = ''] = mark;
    const name = tag.toLowerCase();
    done = tag
      ? endOfTag(html, marks.lastIndex)
      : endOf(html, declaration ? '>' : '-->', mark.index + 2);
    if (SILENT.has(name) && !start.startsWith('</')) done = endOfSilent(html, name, done);
    if (name) words += CELL.test(name) ? ' ' : INLINE.has(name) ? '' : '\n';
    marks.lastIndex = done;
  }
  return words + decoded(html.slice(done));
}

function endOf(html: string, end: string, from: number): number {
  const index = html.indexOf(end, from);
  return index < 0 ? html.length : index + end.length;
}

/** A `>` in quotes does not end a tag. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let index = from; index < html.length; index++) {
    const character = html.charAt(index);
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index + 1;
  }
  return html.length;
}

function endOfSilent(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  end.lastIndex = from;
  return end.test(html) ? endOfTag(html, end.lastIndex) : html.length;
}

const decoded = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (name) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? entity) : entity;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
