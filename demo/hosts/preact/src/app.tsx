import type { widgetsOf } from '../../shared/widgets.js';
import { ContactCenter } from './contact-center.js';
import { Phone } from './phone.js';

export function App({ widgets }: { widgets: ReturnType<typeof widgetsOf> }) {
  return (
    <main>
      <h1>Zoom in Preact</h1>
      <Phone src={widgets.phone} />
      <ContactCenter src={widgets.contactCenter} />
    </main>
  );
}
