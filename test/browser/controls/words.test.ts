import { expect, fixture, html } from '@open-wc/testing';
import { registerTranslation } from '@shoelace-style/localize';
import { LitElement, type TemplateResult } from 'lit';
import '../../../src/define.js';
import { addTranslation } from '../../../src/index.js';
import '../../../src/translations/de.js';
import '../../../src/translations/es.js';
import '../../../src/translations/ja.js';
import { until } from '../../support/until.js';
import { Localize } from '../../../src/words/localize.js';

const english = { reload: 'Reload', hello: (name: string) => `Hello, ${name}` };

class TestWords extends LitElement {
  readonly localize = new Localize(this, english);

  override render(): TemplateResult {
    return html`${this.localize.word('reload')}|${this.localize.word('hello', 'Ada')}`;
  }
}
customElements.define('test-words', TestWords);

const textIn = async (template: TemplateResult): Promise<string> => {
  const root = await fixture<HTMLElement>(html`<div>${template}</div>`);
  const words = root.querySelector<TestWords>('test-words')!;
  await words.updateComplete;
  return words.shadowRoot!.textContent.trim();
};

describe('words', () => {
  it('are those of the nearest language, and English for what a translation lacks', async () => {
    expect(await textIn(html`<test-words></test-words>`)).to.equal('Reload|Hello, Ada');
    expect(await textIn(html`<p lang="de-AT"><test-words></test-words></p>`)).to.equal(
      'Neu laden|Hello, Ada',
    );
    expect(await textIn(html`<p lang="de"><test-words lang="es"></test-words></p>`)).to.equal(
      'Volver a cargar|Hello, Ada',
    );
    expect(await textIn(html`<p lang="nonsense!"><test-words></test-words></p>`)).to.match(
      /^Reload/,
    );
  });

  it('can be added by the page, and reach what is drawn already', async () => {
    const words = await fixture<TestWords>(html`<test-words lang="fr"></test-words>`);
    expect(words.shadowRoot!.textContent).to.contain('Reload|Hello, Ada');
    const hello = (name: string) => `Bonjour, ${name}`;
    addTranslation({ code: 'fr', name: 'Français', words: { reload: 'Recharger', hello } });
    await words.updateComplete;
    expect(words.shadowRoot!.textContent).to.contain('Recharger|Bonjour, Ada');
  });

  it('never meet those that the page’s own components have under the same name', async () => {
    const own = { $code: 'en', $name: 'English', $dir: 'ltr' as const, reload: 'of the page' };
    registerTranslation(own);
    expect(await textIn(html`<test-words></test-words>`)).to.match(/^Reload/);
  });

  it('are also those of an embed’s advice', async () => {
    const embed = await fixture<HTMLElement>(
      html`<zoom-phone-embed lang="ja" src="http://example.test/"></zoom-phone-embed>`,
    );
    const text = () => embed.shadowRoot!.textContent;
    await until(() => text().includes('Zoom Phone を利用できません'));
    embed.lang = 'de';
    document.documentElement.dir = 'ltr';
    await until(() => text().includes('Zoom Phone ist nicht verfügbar'));
    document.documentElement.removeAttribute('dir');
  });
});
