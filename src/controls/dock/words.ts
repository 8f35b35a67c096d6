/** What a dock says, in English. */
export const dockWords = {
  dockPhone: 'Phone',
  dockContactCenter: 'Contact center',
  dockMove: 'Move',
  dockMoveHint: 'Drag, or use the arrow keys. Shift and an arrow: next corner. Escape: back.',
  dockResize: 'Resize',
  dockResizeHint: 'Drag, or use the arrow keys. Escape: back.',
  dockMinimize: 'Minimize',
  dockIncoming: (who: string) => `Incoming: ${who}`,
  dockInProgress: (count: number) => `${count} in progress`,
  dockRinging: 'Ringing',
  dockConnected: 'In call',
  dockActive: 'In progress',
  dockWrapup: 'Wrap-up',
};

export type DockWords = typeof dockWords;
