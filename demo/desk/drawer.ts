import { html, render } from 'lit';
import { onShow, show } from '../code/follow.js';
import { onceAFrame, part } from '../shared/draw.js';
import { icon } from '../shared/icons.js';

type Pane = 'code' | 'messages';

/** What developers look at: the code of what was done last, and the messages of the widgets. */
export function showDrawer(): void {
  let open: Pane | undefined;
  let title = '';

  const choose = (pane: Pane): void => {
    open = open === pane ? undefined : pane;
    if (open === 'messages') show('inspector');
    draw();
  };

  const toggle = (pane: Pane, name: 'code' | 'list', label: string, more = '') => html`
    <button
      class="toggle"
      aria-expanded=${open === pane}
      aria-controls="drawer"
      @click=${() => choose(pane)}
    >
      ${icon(name)}${label}${more && html`<span class="last">${more}</span>`}
    </button>
  `;

  const draw = onceAFrame(() => {
    part('#drawer').hidden = !open;
    part('#code').hidden = open !== 'code';
    part('#messages').hidden = open !== 'messages';
    if (open) part('#drawer').scrollIntoView({ block: 'nearest' });
    render(
      html`${toggle('code', 'code', 'Code', title)}${toggle('messages', 'list', 'Messages')}`,
      part('#toggles'),
    );
  });
  onShow((snippet) => {
    ({ title } = snippet);
    draw();
  });
  draw();
}
