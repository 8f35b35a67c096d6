import type { Words } from './translations.js';

/** What is put into a word. */
export type Values<Word> = Word extends (...values: infer V) => string ? V : [];

/** Gives words of a language. */
export interface Speaker<W extends Words> {
  word<K extends keyof W & string>(key: K, ...values: Values<W[K]>): string;
}

/** Gives the words that are built in. */
export const inEnglish = <W extends Words>(words: W): Speaker<W> => ({
  word: <K extends keyof W & string>(key: K, ...values: Values<W[K]>) => {
    const word = words[key] as string | ((...values: Values<W[K]>) => string);
    return typeof word === 'function' ? word(...values) : word;
  },
});
