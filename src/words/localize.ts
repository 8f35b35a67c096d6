import { LocalizeController, registerTranslation } from '@shoelace-style/localize';
import { inEnglish, type Speaker, type Values } from './english.js';
import { hearTranslations, type Translation, type Words } from './translations.js';

// The page's own components may use the same registry: words of ours never take the place of theirs.
const named = (key: string): string => `zoom-embed-elements.${key}`;

function register({ code, name, words }: Translation): void {
  const own = Object.fromEntries(Object.entries(words).map(([key, word]) => [named(key), word]));
  registerTranslation({ $code: code, $name: name, $dir: 'ltr', ...own });
}

let isListening = false;

/**
 * Words, numbers and dates in the language of an element: that of the nearest `lang`, also across shadow roots. English
 * is built in, and stands in for what a translation lacks.
 */
export class Localize<W extends Words> extends LocalizeController implements Speaker<W> {
  readonly #english: Speaker<W>;

  constructor(host: ConstructorParameters<typeof LocalizeController>[0], english: W) {
    super(host);
    this.#english = inEnglish(english);
    if (!isListening) hearTranslations(register);
    isListening = true;
  }

  override lang(): string {
    let root: Element | undefined = this.host;
    while (root) {
      const lang = root.closest<HTMLElement>('[lang]')?.lang;
      if (lang && isLanguage(lang)) return lang.toLowerCase();
      const scope: Node = root.getRootNode();
      root = scope instanceof ShadowRoot ? scope.host : undefined;
    }
    return super.lang();
  }

  /** A text in the element's language. */
  word<K extends keyof W & string>(key: K, ...values: Values<W[K]>): string {
    const name = named(key);
    if (this.exists(name, { lang: this.lang() })) return this.term(name, ...values);
    return this.#english.word(key, ...values);
  }
}

function isLanguage(lang: string): boolean {
  try {
    return Boolean(new Intl.Locale(lang));
  } catch {
    return false;
  }
}
