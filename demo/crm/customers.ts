/** What was done about a customer before today. */
export interface Past {
  readonly daysAgo: number;
  readonly kind: 'call' | 'mail' | 'note' | 'text';
  readonly text: string;
}

/** A customer of a made-up company. The numbers belong to nobody. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly company: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  readonly stage: 'Customer' | 'Lead' | 'Renewal';
  readonly value: string;
  /** What the team should do next. */
  readonly next: string;
  /** What colleagues wrote, with numbers of others in it. */
  readonly about: string;
  readonly past: readonly Past[];
  /** Asked not to be called. */
  readonly doNotCall?: boolean;
}

export const customers: readonly Customer[] = [
  {
    id: 'c-1',
    name: 'Maya Chen',
    role: 'Owner',
    company: 'Harbor Coffee',
    city: 'San Francisco',
    phone: '+14155550132',
    email: 'maya@harborcoffee.example',
    stage: 'Renewal',
    value: '$18,400 a year',
    next: 'Send the quote for twenty chairs by Friday',
    about:
      'Opens a third café in May. Her floor manager Rui measures the rooms: +1 415 555 0167. Invoices go through the bookkeeper at (628) 555-0121, mornings only.',
    past: [
      { daysAgo: 1, kind: 'mail', text: 'Sent the fabric samples, oat and slate' },
      { daysAgo: 3, kind: 'call', text: 'Wants round tables by the window · 6:12' },
      { daysAgo: 8, kind: 'note', text: 'Pays within ten days, always' },
      { daysAgo: 21, kind: 'text', text: '“Thanks, the stools are here!”' },
    ],
  },
  {
    id: 'c-2',
    name: 'Jonas Weber',
    role: 'Workshop manager',
    company: 'Alpine Cycles',
    city: 'Seattle',
    phone: '+12065550178',
    email: 'jonas@alpinecycles.example',
    stage: 'Customer',
    value: '$7,900 a year',
    next: 'Ask how the new benches hold up',
    about:
      'Prefers a call before nine. When he is under a bicycle, Lena at the counter takes messages: +1 206 555 0142.',
    past: [
      { daysAgo: 2, kind: 'call', text: 'One bench wobbles; sent new feet · 3:40' },
      { daysAgo: 16, kind: 'mail', text: 'Delivery of six benches confirmed' },
      { daysAgo: 40, kind: 'note', text: 'Met at the bicycle fair' },
    ],
  },
  {
    id: 'c-3',
    name: 'Amara Okafor',
    role: 'Head of facilities',
    company: 'Bright Labs',
    city: 'Boston',
    phone: '+16175550119',
    email: 'amara@brightlabs.example',
    stage: 'Lead',
    value: '$52,000 estimated',
    next: 'Show the standing desks by video',
    about:
      'Forty desks for two floors. Purchasing is Mr. Cole, +1 617 555 0173, who needs three quotes.',
    past: [
      { daysAgo: 1, kind: 'call', text: 'Asked for a second visit · 12:05' },
      { daysAgo: 5, kind: 'mail', text: 'Sent the plan of the second floor' },
      { daysAgo: 9, kind: 'note', text: 'Compares us with two others' },
    ],
  },
  // These two share a number: the agent is asked which of them calls.
  {
    id: 'c-4',
    name: 'Inês Duarte',
    role: 'Partner',
    company: 'Duarte & Daughter',
    city: 'Miami',
    phone: '+13055550164',
    email: 'ines@duarte.example',
    stage: 'Customer',
    value: '$4,300 a year',
    next: 'Confirm the colour of the lamps',
    about: 'Shares the office line with her daughter Clara. On Tuesdays: +1 786 555 0128.',
    past: [
      { daysAgo: 4, kind: 'text', text: '“The green ones, please”' },
      { daysAgo: 12, kind: 'call', text: 'Took two more lamps · 4:31' },
    ],
  },
  {
    id: 'c-5',
    name: 'Clara Duarte',
    role: 'Partner',
    company: 'Duarte & Daughter',
    city: 'Miami',
    phone: '+13055550164',
    email: 'clara@duarte.example',
    stage: 'Customer',
    value: '$4,300 a year',
    next: 'Write instead of calling',
    about: 'Asked in March not to be called any more. Answers mail within the hour.',
    past: [
      { daysAgo: 6, kind: 'mail', text: 'Sent the invoice for the lamps' },
      { daysAgo: 30, kind: 'note', text: 'No calls, please' },
    ],
    doNotCall: true,
  },
  {
    id: 'c-6',
    name: 'Liam Walsh',
    role: 'Designer',
    company: 'Walsh Interiors',
    city: 'Chicago',
    phone: '+13125550107',
    email: 'liam@walshinteriors.example',
    stage: 'Customer',
    value: '$31,200 a year',
    next: 'Invite him to the autumn preview',
    about: 'Orders for his clients. The warehouse takes deliveries: +1 312 555 0155, dock two.',
    past: [
      { daysAgo: 2, kind: 'mail', text: 'Ordered eight lounge chairs' },
      { daysAgo: 7, kind: 'call', text: 'Asked for walnut instead of oak · 8:20' },
    ],
  },
  {
    id: 'c-7',
    name: 'Priya Raman',
    role: 'Office manager',
    company: 'Northwind Travel',
    city: 'Austin',
    phone: '+15125550191',
    email: 'priya@northwindtravel.example',
    stage: 'Renewal',
    value: '$11,600 a year',
    next: 'Renew the service plan before the 30th',
    about: 'Travels a lot. Her assistant Tom knows the calendar: +1 512 555 0136.',
    past: [
      { daysAgo: 3, kind: 'note', text: 'Happy with the repairs' },
      { daysAgo: 11, kind: 'call', text: 'A chair squeaks · 2:15' },
    ],
  },
  {
    id: 'c-8',
    name: 'Tomás Rivera',
    role: 'Owner',
    company: 'Rivera Orchards',
    city: 'Portland',
    phone: '+15035550145',
    email: 'tomas@riveraorchards.example',
    stage: 'Lead',
    value: '$6,000 estimated',
    next: 'Visit the tasting room on the 14th',
    about: 'Plans benches for the tasting room. His architect: (503) 555-0189.',
    past: [{ daysAgo: 4, kind: 'mail', text: 'Asked for the outdoor catalogue' }],
  },
  {
    id: 'c-9',
    name: 'Sofia Lindqvist',
    role: 'Buyer',
    company: 'Fjord Furniture',
    city: 'Minneapolis',
    phone: '+16125550126',
    email: 'sofia@fjordfurniture.example',
    stage: 'Customer',
    value: '$24,700 a year',
    next: 'Agree on the spring order',
    about: 'Sells our chairs in two shops. Returns go to +1 612 555 0171.',
    past: [{ daysAgo: 10, kind: 'call', text: 'Spring order is about forty chairs · 9:48' }],
  },
  {
    id: 'c-10',
    name: 'Daniel Kim',
    role: 'Managing partner',
    company: 'Kim & Park Legal',
    city: 'Los Angeles',
    phone: '+12135550183',
    email: 'daniel@kimpark.example',
    stage: 'Lead',
    value: '$15,500 estimated',
    next: 'Send references of other firms',
    about: 'Wants a quiet meeting room. Ask for Ms. Park when he is in court: +1 213 555 0150.',
    past: [{ daysAgo: 6, kind: 'note', text: 'Recommended by Liam Walsh' }],
  },
  {
    id: 'c-11',
    name: 'Zoë Martin',
    role: 'Founder',
    company: 'Papier Studio',
    city: 'New York',
    phone: '+17185550158',
    email: 'zoe@papierstudio.example',
    stage: 'Customer',
    value: '$2,800 a year',
    next: 'Congratulate on the new studio',
    about: 'Moves at the end of the month. The mover has the keys: +1 718 555 0104.',
    past: [{ daysAgo: 2, kind: 'text', text: '“Can you deliver on the 28th?”' }],
  },
  {
    id: 'c-12',
    name: 'Omar Haddad',
    role: 'Operations',
    company: 'Cedar Clinics',
    city: 'Las Vegas',
    phone: '+17025550113',
    email: 'omar@cedarclinics.example',
    stage: 'Renewal',
    value: '$40,900 a year',
    next: 'Prepare the yearly review',
    about: 'Six clinics, one contract. The night desk of the main one: +1 702 555 0160.',
    past: [{ daysAgo: 5, kind: 'call', text: 'Two more waiting rooms in July · 5:02' }],
  },
];

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
