/** Who works here. An example has no sign-in: everyone who opens the page is the same service user. */
import type {Author, QuickReply} from '../../src/model/message.js';
import {ALL_PERMISSIONS, type Permissions} from '../../src/model/permissions.js';

export const ME: Author = {kind: 'service-user', id: 'olga.petrova', name: 'Olga Petrova', role: 'Support agent'};

export const PERMISSIONS: Permissions = ALL_PERMISSIONS;

export const QUICK_REPLIES: readonly QuickReply[] = [
  {
    id: 'greeting',
    title: 'Greeting',
    text: 'Hello, thank you for writing. I am looking into it now.',
  },
  {
    id: 'refund-time',
    title: 'How long a refund takes',
    text: 'A refund reaches the card within 5 to 10 business days. It appears as a separate entry on the statement.',
  },
  {
    id: 'need-reference',
    title: 'Ask for the reference',
    text: 'Could you send me the transaction reference? It begins with TX and stands in the confirmation email.',
  },
  {
    id: 'declined',
    title: 'Declined by the bank',
    text: 'The bank that issued the card declined the payment. It does not tell us why; please ask the bank, or use another card.',
  },
  {
    id: 'closing',
    title: 'Closing',
    text: 'I am glad that this is settled. Write here whenever there is something else.',
  },
];
