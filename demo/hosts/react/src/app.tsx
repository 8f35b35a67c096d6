import { useSyncExternalStore } from 'react';
import type { widgetsOf } from '../../shared/widgets.js';
import { ContactCenter } from './contact-center.js';
import { Phone } from './phone.js';

/** False on a server, and while its page is taken over: React would not listen to the elements then. */
const useInBrowser = () =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );

export function App({ widgets }: { widgets: ReturnType<typeof widgetsOf> }) {
  const inBrowser = useInBrowser();
  return (
    <main>
      <h1>Zoom in React</h1>
      {inBrowser && (
        <>
          <Phone src={widgets.phone} />
          <ContactCenter src={widgets.contactCenter} />
        </>
      )}
    </main>
  );
}
