import { useSyncExternalStore } from 'react';

/** False on a server, and while its page is taken over: React would not listen to the elements then. */
export const useInBrowser = () =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
