import { NavLink, Route, Routes } from 'react-router';
import type { widgetsOf } from '../../shared/widgets.js';
import { ContactCenter } from './contact-center.js';
import { Customers } from './customers.js';
import { Desk } from './desk.js';
import { Phone } from './phone.js';

export function App({ widgets }: { widgets: ReturnType<typeof widgetsOf> }) {
  return (
    <main>
      <h1>Zoom in React</h1>
      <nav>
        <NavLink to="/">Phone</NavLink>
        <NavLink to="/customers">Customers</NavLink>
      </nav>
      <Routes>
        <Route element={<Phone src={widgets.phone} />}>
          <Route index element={<Desk />} />
          <Route path="customers" element={<Customers />} />
        </Route>
      </Routes>
      <ContactCenter src={widgets.contactCenter} />
    </main>
  );
}
