import './prelude.mjs';

// The reader's own text, in a frame of its own: the page around it hands it over. Scripts that are parsed this way
// do not run by themselves, so each is made anew, and modules follow one another as they do in a page.
window.show = async (html) => {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const scripts = [...parsed.querySelectorAll('script')];
  for (const script of scripts) script.remove();
  document.querySelector('main').replaceChildren(...parsed.body.childNodes);
  for (const { attributes, textContent } of scripts) {
    const script = document.createElement('script');
    for (const { name, value } of attributes) script.setAttribute(name, value);
    if (/unpkg\.com\/zoom-embed-elements/.test(script.src)) {
      script.src = new URL(
        /* @vite-ignore */ '../cdn/zoom-embed-elements.js',
        import.meta.url,
      ).href;
      script.removeAttribute('integrity');
      script.removeAttribute('crossorigin');
    }
    script.textContent = textContent;
    script.async = false;
    document.body.append(script);
    if (script.src) await new Promise((resolve) => (script.onload = script.onerror = resolve));
  }
};
