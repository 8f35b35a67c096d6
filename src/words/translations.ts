/** Words in one language, by key. A function makes a text of what it is given. */
export type Words = Readonly<Record<string, string | ((...values: never[]) => string)>>;

/** The words of a language. */
export interface Translation {
  /** The language, such as `de` or `de-at`. */
  readonly code: string;
  /** What the language calls itself. */
  readonly name: string;
  readonly words: Words;
}

/** Translations, and who wants to hear of them: one for all copies of the library on a page. */
interface Shared {
  readonly known: Translation[];
  readonly listeners: ((translation: Translation) => void)[];
}

const KEY = Symbol.for('zoom-embed-elements/translations');

const shared = (): Shared => {
  const holder = globalThis as { [KEY]?: Shared | undefined };
  return (holder[KEY] ??= { known: [], listeners: [] });
};

/** Whether there is any language but English. */
export const hasTranslations = (): boolean => shared().known.length > 0;

/** Makes a language known. */
export function addTranslation(translation: Translation): void {
  const { known, listeners } = shared();
  known.push(translation);
  for (const listener of listeners) listener(translation);
}

/** Hears of every language, also of those that are known already. */
export function hearTranslations(listener: (translation: Translation) => void): void {
  const { known, listeners } = shared();
  known.forEach(listener);
  listeners.push(listener);
}
