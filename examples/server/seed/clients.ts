/** The clients of the demo set: every role, with and without phone, email and picture, with plain and with odd names. */
import type {Client, ClientRole} from '../../../src/model/chat.js';

export type ClientName = keyof typeof PEOPLE;

type Person = readonly [name: string, role: ClientRole, phone: string | null, email: string | null, picture?: string];

const PEOPLE = {
  jane: ['Jane Doe', 'individual', '+44 20 7946 0958', 'jane.doe@example.com', 'jane'],
  northwind: ['Northwind Traders', 'merchant', '+49 40 123456', 'payments@northwind.example', 'northwind'],
  samir: ['Samir Haddad', 'agent', '+961 1 234 567', 'samir@haddad-exchange.example', 'samir'],
  lucia: ['Lucía Fernández', 'individual', '+34 91 123 45 67', 'lucia.fernandez@example.es', 'lucia'],
  bluebottle: ['Blue Bottle Bikes', 'merchant', '+45 33 12 34 56', 'shop@bluebottle.example', 'bluebottle'],
  piotr: ['Piotr Zieliński', 'sub-agent', '+48 22 123 45 67', 'piotr.z@example.pl', 'piotr'],
  amara: ['Amara Okafor', 'agent', '+234 1 234 5678', 'amara.okafor@example.ng', 'amara'],
  tea: [
    'The Very Patient Tea & Spice Company of Greater Manchester (Wholesale and Online) Limited',
    'merchant',
    '+44 161 496 0000',
    'accounts.receivable.wholesale@very-patient-tea-and-spice-company.example',
    'tea',
  ],
  kenji: ['Kenji Watanabe', 'individual', '+81 3 1234 5678', 'kenji@example.jp', 'kenji'],
  fatima: ['فاطمة الزهراء', 'individual', '+212 5 22 12 34 56', 'fatima@example.ma'],
  moshe: ['משה כהן', 'merchant', '+972 3 123 4567', 'moshe@example.co.il'],
  bold: ['<b>Bold & Sons</b>', 'merchant', null, 'office@bold-and-sons.example'],
  obrien: ["Siobhán O'Brien-D'Arcy", 'individual', '+353 1 496 0123', 'siobhan@example.ie'],
  x: ['X', 'individual', null, null],
  emoji: ['🌸 Sakura Flowers 🌸', 'merchant', '+81 6 1234 5678', null],
  formula: ['=SUM(A1:A9) Consulting', 'merchant', null, 'hello@sum-consulting.example'],
  bobby: [`Robert'); DROP TABLE chats;--`, 'sub-agent', null, 'bobby@example.com'],
  long: ['Wolfeschlegelsteinhausenbergerdorff', 'individual', '+1 215 555 0142', null],
  minh: ['Nguyễn Thị Minh Khai', 'agent', '+84 28 3812 3456', 'minhkhai@example.vn'],
  olufemi: ['Olufemi Adebayo', 'sub-agent', '+234 803 123 4567', null],
  greta: ['Greta Lindqvist', 'individual', '+46 8 123 456 78', 'greta@example.se'],
  hans: ['Hans-Jürgen Müller-Lüdenscheidt', 'individual', '+49 30 901820', 'hj.mueller@example.de'],
  chloe: ['Chloé Dubois', 'individual', null, 'chloe.dubois@example.fr'],
  bakery: ['Bäckerei Sonnenschein', 'merchant', '+49 89 123 4567', 'kasse@sonnenschein.example'],
  ivan: ['Иван Петров', 'agent', '+359 2 123 4567', 'ivan.petrov@example.bg'],
  priya: ['Priya Raghunathan', 'merchant', '+91 22 1234 5678', 'priya@saffron-textiles.example'],
  diego: ['Diego Alvarez', 'sub-agent', '+52 55 1234 5678', 'diego@example.mx'],
  harbour: ['Harbour Books', 'merchant', '+61 2 5550 1234', 'till@harbour-books.example'],
  noor: ['Noor van der Berg', 'individual', '+31 20 123 4567', 'noor@example.nl'],
  kwame: ['Kwame Boateng', 'agent', '+233 30 212 3456', 'kwame@example.gh'],
  elif: ['Elif Yılmaz', 'individual', '+90 212 123 45 67', null],
  cloud: ['Cloudberry Hosting AB', 'merchant', '+46 31 123 45 67', 'billing@cloudberry.example'],
  rosa: ['Rosa Marques', 'sub-agent', '+351 21 123 4567', 'rosa.marques@example.pt'],
  li: ['李小龍', 'individual', '+852 2123 4567', 'li@example.hk'],
  anna: ['anna', 'individual', null, 'anna1987@example.com'],
  gym: ['Iron Temple Gym', 'merchant', '+1 312 555 0187', 'desk@iron-temple.example'],
  tomasz: ['Tomasz Wójcik', 'individual', '+48 601 234 567', 'tomasz@example.pl'],
  grace: ['Grace Wanjiku', 'agent', '+254 20 123 4567', 'grace.wanjiku@example.ke'],
  studio: ['Studio Neun', 'merchant', null, 'studio@neun.example'],
  viktor: ['Viktor Šimečka', 'sub-agent', '+421 2 1234 5678', 'viktor@example.sk'],
} as const satisfies Readonly<Record<string, Person>>;

export const CLIENTS = Object.fromEntries(
  Object.entries<Person>(PEOPLE).map(([id, [name, role, phone, email, picture]]) => [
    id,
    {id: `client-${id}`, name, role, phone, email, avatarUrl: picture ? `/avatars/${picture}.svg` : null},
  ]),
) as Readonly<Record<ClientName, Client>>;
