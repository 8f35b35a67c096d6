// What stands around an example: the simulator in Zoom's place, and a way to tell it what happens.
import { connectSimulator } from '../../dist/simulator/client.js';

const query = new URLSearchParams(location.search);
document.documentElement.classList.toggle('dark', query.has('dark'));

/** The simulator's page for each embed; an example says no `src`, as in a page of your own. */
const pages = { 'zoom-phone-embed': 'phone.html', 'zoom-cc-embed': 'contact-center.html' };
const { href } = new URL(/* @vite-ignore */ '../simulator/', import.meta.url);

const define = customElements.define.bind(customElements);
customElements.define = (name, element, ...rest) => {
  const page = pages[name];
  if (page) {
    const { connectedCallback } = element.prototype;
    element.prototype.connectedCallback = function () {
      if (!this.src) this.src = `${href}${page}?autopilot=on`;
      connectedCallback.call(this);
    };
  }
  define(name, element, ...rest);
};

/** Waits for an embed: a framework may still be rendering it. */
async function embed() {
  for (;;) {
    const found = document.querySelector('zoom-phone-embed, zoom-cc-embed');
    if (found?.whenReady) return found;
    await new Promise(requestAnimationFrame);
  }
}

let simulator;
const connected = async () => {
  const found = await embed();
  await found.whenReady();
  return (simulator ??= connectSimulator(found.iframe));
};

/** Plays a script on the simulator; the page around the example calls it. */
window.play = async (script) => (await connected()).run(script);
/** Posts one message from the widget, exactly as it is. */
window.send = async (message) => (await connected()).send(message);
window.embedded = embed;
