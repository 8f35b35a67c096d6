import type { widgetsOf } from '../../shared/widgets.js';
import { ContactCenter } from './contact-center.js';
import { Phone } from './phone.js';

export function App(props: { widgets: ReturnType<typeof widgetsOf> }) {
  return (
    <main>
      <h1>Zoom in Solid</h1>
      <Phone src={props.widgets.phone} />
      <ContactCenter src={props.widgets.contactCenter} />
    </main>
  );
}
