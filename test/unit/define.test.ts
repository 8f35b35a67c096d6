import { expect } from '@open-wc/testing';
import { ZoomCcEmbed, ZoomPhoneEmbed, ZpNoteField } from '../../src/index.js';

/** Stands for a registry of its own, where the engine has none: keeps to the rules of the real one. */
class FakeRegistry {
  readonly #tags = new Map<string, CustomElementConstructor>();

  get(tag: string): CustomElementConstructor | undefined {
    return this.#tags.get(tag);
  }

  getName(element: CustomElementConstructor): string | null {
    return [...this.#tags].find(([, each]) => each === element)?.[0] ?? null;
  }

  define(tag: string, element: CustomElementConstructor): void {
    if (this.#tags.has(tag) || this.getName(element) !== null) {
      throw new DOMException(`${tag} is taken, or its class`, 'NotSupportedError');
    }
    this.#tags.set(tag, element);
  }
}

/** A registry besides the page's: the engine's own kind where it has such. */
function ownRegistry(): CustomElementRegistry {
  try {
    return new CustomElementRegistry();
  } catch {
    return new FakeRegistry() as unknown as CustomElementRegistry;
  }
}

const CLASSES = [
  ['zoom-phone-embed', ZoomPhoneEmbed],
  ['zoom-cc-embed', ZoomCcEmbed],
  ['zp-note-field', ZpNoteField],
] as const;

for (const [tag, element] of CLASSES) {
  describe(`the class of <${tag}>`, () => {
    it('is registered by nothing but define()', () => {
      expect(customElements.get(tag)).to.equal(undefined);
      element.define();
      expect(customElements.get(tag)).to.equal(element);
      expect(document.createElement(tag)).to.be.instanceOf(element);
    });

    it('may be defined twice', () => {
      element.define();
      element.define();
      expect(customElements.get(tag)).to.equal(element);
    });

    it('gets another tag too, with a class of its own that is the same in all else', () => {
      element.define();
      const other = `other-${tag}`;
      element.define(other);
      const made = document.createElement(other);
      expect(made).to.be.instanceOf(element);
      expect(made.constructor).not.to.equal(element);
      expect(made.localName).to.equal(other);
      expect(customElements.get(tag)).to.equal(element);
      element.define(other);
      element.define(`third-${tag}`);
      expect(document.createElement(`third-${tag}`)).to.be.instanceOf(element);
    });

    it('leaves a tag alone that somebody else has taken', () => {
      const taken = `taken-${tag}`;
      const stranger = class extends HTMLElement {};
      customElements.define(taken, stranger);
      element.define(taken);
      expect(customElements.get(taken)).to.equal(stranger);
    });

    it('has its place in each registry by itself', () => {
      element.define();
      const registry = ownRegistry();
      element.define(tag, registry);
      expect(registry.get(tag)).to.equal(element);
      element.define(`other-${tag}`, registry);
      const other = registry.get(`other-${tag}`)!;
      expect(other).not.to.equal(element);
      expect(Object.getPrototypeOf(other)).to.equal(element);
      const stranger = class extends HTMLElement {};
      registry.define(`taken-${tag}`, stranger);
      element.define(`taken-${tag}`, registry);
      expect(registry.get(`taken-${tag}`)).to.equal(stranger);
    });

    it('may have been registered by the page itself, under a name of its own', () => {
      const registry = ownRegistry();
      registry.define(`pages-${tag}`, element);
      element.define(tag, registry);
      expect(Object.getPrototypeOf(registry.get(tag)!)).to.equal(element);
    });

    it('works in a tree that has a registry of its own, where the engine has such trees', function () {
      const registry = ownRegistry();
      if (registry instanceof FakeRegistry) this.skip();
      const host = document.createElement('div');
      let root: ShadowRoot;
      try {
        root = host.attachShadow({
          mode: 'open',
          customElementRegistry: registry,
        });
      } catch {
        this.skip();
      }
      if (!('customElementRegistry' in root)) this.skip();
      element.define(`scoped-${tag}`, registry);
      const made = document.createElement(`scoped-${tag}`, {
        customElementRegistry: registry,
      });
      root.append(made);
      expect(made).to.be.instanceOf(element);
      expect(customElements.get(`scoped-${tag}`)).to.equal(undefined);
    });
  });
}
