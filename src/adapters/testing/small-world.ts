import {aClient} from './fixtures.js';
import {MARTA, OLGA, SYSTEM, type World, worldOf} from './world.js';

const JANE = aClient();
const NORTHWIND = aClient({
  id: 'northwind',
  name: 'Northwind Trading',
  role: 'merchant',
  phone: '+49 40 123456',
  email: 'payments@northwind.example',
});
const AMIR = aClient({
  id: 'amir',
  name: 'Amir Haddad',
  role: 'agent',
  phone: '+971 4 555 0134',
  email: 'amir@haddad-exchange.example',
});
const LUCIA = aClient({
  id: 'lucia',
  name: 'Lucía Ferrer',
  role: 'sub-agent',
  phone: null,
  email: 'lucia@ferrer.example',
});
const TOMAS = aClient({id: 'tomas', name: 'Tomáš Novák', phone: '+420 601 234 567', email: null});

/** Eight chats: every role and both statuses, with and without a transaction, answered and not, three of one client. */
export function smallWorld(): World {
  return worldOf([
    {
      chat: {
        id: 'refund',
        client: JANE,
        transaction: {id: 'TX-004711', label: 'Refund TX-004711'},
      },
      lines: [
        [true, 'Hello, I paid for order 4711 on the 3rd and cancelled it the same day.'],
        [true, 'The refund still has not arrived.'],
        [OLGA, 'Hi Jane, I can see the cancellation. The refund left us on the 6th.'],
        [MARTA, 'I have also asked the acquirer for the reference, so that your bank can find it.'],
        [true, 'Thank you. My bank says it can see nothing yet.'],
        [true, 'It is the 14th today, and the rent is due.'],
      ],
    },
    {
      chat: {id: 'declined', client: JANE, status: 'no-active-chat', createdAt: '2024-12-02T15:04:00.000Z'},
      lines: [
        [true, 'The card was declined twice at the same shop.'],
        [OLGA, 'The shop asked for a confirmation that was not given in time. Please try again with the app open.'],
        [true, 'That worked, thanks.'],
        [OLGA, 'Glad to hear it.'],
        [SYSTEM, 'The chat was closed by Olga Petrova.'],
      ],
    },
    {
      chat: {id: 'address', client: JANE, status: 'no-active-chat', createdAt: '2024-11-18T09:30:00.000Z'},
      lines: [
        [true, 'How do I change my postal address?'],
        [MARTA, 'In your profile, under Contact. The new address is used from the next statement on.'],
      ],
    },
    {
      chat: {
        id: 'payout',
        client: NORTHWIND,
        createdAt: '2025-01-14T09:15:00.000Z',
        transaction: {id: 'PO-2207', label: 'Payout PO-2207'},
      },
      lines: [
        [true, 'Payout 2207 is 118.40 EUR short of what the report says.'],
        [MARTA, 'The difference is the chargeback of the 9th. I have attached it to the report.'],
        [true, 'We see it now. Who decides on the chargeback?'],
        [MARTA, 'We have forwarded your documents to the card scheme; it answers within 30 days.'],
      ],
    },
    {
      chat: {id: 'limit', client: AMIR, createdAt: '2025-01-13T17:48:00.000Z'},
      lines: [
        [true, 'Please raise the daily limit of my till to 20,000 AED.'],
        [OLGA, 'I can do that for two weeks. Shall I?'],
        [true, 'Yes please, starting tomorrow.'],
      ],
    },
    {
      chat: {
        id: 'till',
        client: LUCIA,
        createdAt: '2025-01-13T08:05:00.000Z',
        transaction: {id: 'TX-004655'},
      },
      lines: [
        [true, 'A customer paid in cash and the till lost its connection. Was the payment booked?'],
        [true, 'He is still waiting here.'],
        [true, 'Hello?'],
      ],
    },
    {
      chat: {
        id: 'verification',
        client: TOMAS,
        createdAt: '2025-01-10T12:00:00.000Z',
        can: {send: false},
        readOnlyReason: 'The compliance team answers this chat.',
      },
      lines: [
        [true, 'My identity card was refused. It is valid until 2031.'],
        [SYSTEM, 'The chat was handed to the compliance team.'],
      ],
    },
    {
      chat: {id: 'silent', client: TOMAS, status: 'no-active-chat', createdAt: '2025-01-09T07:20:00.000Z'},
      lines: [],
    },
  ]);
}
