import { customers } from '../../shared/crm.js';

export function Customers() {
  return (
    <>
      <h2>Customers</h2>
      <zoom-dial-links>
        <ul aria-label="Customers">
          {customers.map(({ id, name, phone }) => (
            <li key={id}>
              {name} <a href={`tel:${phone}`}>{phone}</a>
            </li>
          ))}
        </ul>
      </zoom-dial-links>
    </>
  );
}
