/** Keeps a double click and a held Enter from giving a command again. A digit may be meant twice. */
export const once = {
  capture: true,
  handleEvent(event: MouseEvent | KeyboardEvent): void {
    const isAgain =
      event instanceof KeyboardEvent
        ? event.repeat && event.key === 'Enter'
        : event.detail > 1 && (event.target as Element).closest('button:not([part~=digit])');
    if (!isAgain) return;
    event.preventDefault();
    event.stopPropagation();
  },
};
