/** The customers of a made-up company. Their numbers belong to nobody. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly email: string;
}

export const customers: readonly Customer[] = [
  ['c-1', 'Maya Chen', 'Harbor Coffee', '+14155550132', 'maya@harborcoffee.example'],
  ['c-2', 'Jonas Weber', 'Alpine Cycles', '+12065550178', 'jonas@alpinecycles.example'],
  ['c-3', 'Amara Okafor', 'Bright Labs', '+16175550119', 'amara@brightlabs.example'],
  // These two share a number: the agent is asked which of them calls.
  ['c-4', 'Inês Duarte', 'Duarte & Daughter', '+13055550164', 'ines@duarte.example'],
  ['c-5', 'Clara Duarte', 'Duarte & Daughter', '+13055550164', 'clara@duarte.example'],
  ['c-6', 'Liam Walsh', 'Walsh Interiors', '+13125550107', 'liam@walshinteriors.example'],
  ['c-7', 'Priya Raman', 'Northwind Travel', '+15125550191', 'priya@northwindtravel.example'],
  ['c-8', 'Tomás Rivera', 'Rivera Orchards', '+15035550145', 'tomas@riveraorchards.example'],
  ['c-9', 'Sofia Lindqvist', 'Fjord Furniture', '+16125550126', 'sofia@fjordfurniture.example'],
  ['c-10', 'Daniel Kim', 'Kim & Park Legal', '+12135550183', 'daniel@kimpark.example'],
  ['c-11', 'Zoë Martin', 'Papier Studio', '+17185550158', 'zoe@papierstudio.example'],
  ['c-12', 'Omar Haddad', 'Cedar Clinics', '+17025550113', 'omar@cedarclinics.example'],
].map(([id = '', name = '', company = '', phone = '', email = '']) => ({
  id,
  name,
  company,
  phone,
  email,
}));

const digits = (text: string): string => text.replace(/\D/g, '');

/** The letters that a search compares: without case and accents. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** One customer after the other, so that calls differ. */
export function inTurn(): () => Customer {
  let turn = 0;
  return () => customers[turn++ % customers.length] as Customer;
}

/** Those whose name, company, e-mail address or number holds what somebody typed. */
export function findCustomers(query: string): readonly Customer[] {
  const text = plain(query.trim());
  const number = /^[\d\s()+.-]+$/.test(text) ? digits(text) : '';
  return customers.filter(
    ({ name, company, email, phone }) =>
      plain(`${name} ${company} ${email}`).includes(text) ||
      (number && digits(phone).includes(number)),
  );
}

/** Those who have a number, however it is written. */
export const customersByNumber = (number = ''): readonly Customer[] => {
  const wanted = digits(number);
  return customers.filter(({ phone }) => wanted.length >= 7 && digits(phone).endsWith(wanted));
};

/** Who has a number, in words; empty where nobody is known to. */
export const namesByNumber = (number?: string): string =>
  customersByNumber(number)
    .map(({ name }) => name)
    .join(' or ');

export const customersByEmail = (address = ''): readonly Customer[] =>
  customers.filter(({ email }) => email === address.trim().toLowerCase());

export const customerById = (id: string): Customer | undefined =>
  customers.find((customer) => customer.id === id);
