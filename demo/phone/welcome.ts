import { html, type TemplateResult } from 'lit';
import { usesZoom } from '../shared/widget.js';

/** What a newcomer sees before the first call. */
export const welcome = (): TemplateResult => html`
  <section class="card welcome" aria-labelledby="welcome-title">
    <h2 id="welcome-title">A softphone in your page</h2>
    <p>
      The phone is one element, <code>&lt;zoom-phone-embed&gt;</code>. All around it is a page of
      your own, which calls the element’s methods and listens to its events.
    </p>
    <ul>
      <li>
        <strong>Call</strong> or <strong>text</strong> a customer with the buttons in the list.
      </li>
      <li>
        ${
          usesZoom
            ? 'Call your own number from elsewhere: the caller’s record opens here.'
            : 'Have the simulator ring the phone with the buttons above: the caller’s record opens here.'
        }
      </li>
      <li>Watch every message between page and phone in the log below.</li>
    </ul>
  </section>
`;
