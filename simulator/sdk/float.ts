/** The smallest size that the documents give the phone. */
const WIDTH = 350;
const HEIGHT = 580;

/** Through the object model, since the host's policy may allow no inline styles. */
function styled<E extends HTMLElement>(element: E, style: Partial<CSSStyleDeclaration>): E {
  Object.assign(element.style, style);
  return element;
}

/** Lets a handle drag its box over the page. The box is moved by its styles: in the DOM it stays. */
function draggable(box: HTMLElement, handle: HTMLElement): void {
  handle.addEventListener('pointerdown', (event) => {
    if (event.target !== handle) return;
    const { left, top } = box.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    // So that the moves over the iframe come here, too.
    handle.setPointerCapture(event.pointerId);
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const within = (value: number, room: number): string =>
        `${String(Math.max(0, Math.min(value, room)))}px`;
      styled(box, {
        left: within(clientX - x, innerWidth - box.offsetWidth),
        top: within(clientY - y, innerHeight - box.offsetHeight),
        right: 'auto',
        bottom: 'auto',
      });
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'lostpointercapture',
      () => handle.removeEventListener('pointermove', move),
      { once: true },
    );
  });
}

/** Puts a frame into a box that floats on the page, and that can be dragged and minimized. */
export function float(iframe: HTMLIFrameElement): HTMLElement {
  const button = styled(document.createElement('button'), {
    border: '0',
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    cursor: 'pointer',
  });
  button.type = 'button';
  const show = (shown: boolean): void => {
    iframe.style.display = shown ? 'block' : 'none';
    button.textContent = shown ? 'Minimize' : 'Restore';
    button.setAttribute('aria-expanded', String(shown));
  };
  button.addEventListener('click', () => {
    show(iframe.style.display === 'none');
  });

  const bar = styled(document.createElement('div'), {
    display: 'flex',
    justifyContent: 'space-between',
    padding: '6px 10px',
    font: '13px system-ui, sans-serif',
    color: '#fff',
    background: '#0f6b66',
    cursor: 'move',
    touchAction: 'none',
    userSelect: 'none',
  });
  bar.append('Phone simulator', button);

  const box = styled(document.createElement('div'), {
    position: 'fixed',
    right: '16px',
    bottom: '16px',
    zIndex: '2147483000',
    boxShadow: '0 4px 24px rgb(0 0 0 / 30%)',
  });
  styled(iframe, { width: `${String(WIDTH)}px`, height: `${String(HEIGHT)}px`, border: '0' });
  show(true);
  box.append(bar, iframe);
  draggable(box, bar);
  return box;
}
