/** Worlds of any size: for windows and pages. */
import {aClient, after, type Line} from './fixtures.js';
import {type Conversation, MARTA, OLGA, pick, type World, worldOf} from './world.js';

const QUESTIONS = [
  'Did the transfer of this morning go through?',
  'The receipt shows another amount than the app.',
  'I was charged twice for the same ticket.',
  'How long does a transfer to Poland take?',
  'I cannot confirm the payment, the code never arrives.',
  'Please cancel my standing order.',
  'Why is there a fee of 1.50?',
];
const ANSWERS = [
  'Let me look that up for you.',
  'It was booked at 09:12. You can find it under Transactions.',
  'One of the two is a reservation only. It disappears within a day.',
  'One working day at most.',
  'I have sent a new code to your phone.',
  'Done. Nothing will be taken from next month on.',
  'It is the fee for cash withdrawals abroad.',
];

/** One chat, "long", of so many messages: runs of one to three by the client, then the answer. */
export function longThread(length: number): World {
  const lines = Array.from({length}, (_, index): Line => {
    const isAnswer = index % 7 === 3 || index % 7 === 6;
    const author = isAnswer ? pick([OLGA, MARTA], index >> 2) : true;
    return [author, `${pick(isAnswer ? ANSWERS : QUESTIONS, index)} (${index + 1})`];
  });
  return worldOf([{chat: {id: 'long'}, lines}]);
}

const GIVEN = ['Ada', 'Bruno', 'Chiara', 'David', 'Elif', 'Farah', 'Goran', 'Hana', 'Ivan', 'Jun', 'Katya'];
const FAMILY = ['Abel', 'Brandt', 'Costa', 'Dimov', 'Eriksen', 'Fischer', 'García', 'Horvat', 'Ito', 'Jansen'];
const ROLES = ['individual', 'individual', 'merchant', 'individual', 'agent', 'sub-agent'];

/** So many chats, "c1", "c2", …, each an hour older than the one before: for pages. Every third waits for an answer. */
export function manyChats(length: number): World {
  return worldOf(
    Array.from({length}, (_, index): Conversation => {
      const number = index + 1;
      const question: Line = [true, pick(QUESTIONS, index)];
      const client = aClient({
        id: `client-${number}`,
        name: `${pick(GIVEN, index)} ${pick(FAMILY, index * 3)}`,
        role: pick(ROLES, index),
        phone: `+44 20 7946 ${String(number).padStart(4, '0')}`,
        email: `client${number}@example.com`,
      });
      return {
        chat: {
          id: `c${number}`,
          client,
          createdAt: after(-60 * index),
          status: index % 4 === 3 ? 'no-active-chat' : 'in-progress',
          transaction: index % 5 === 0 ? {id: `TX-${String(number).padStart(6, '0')}`} : null,
        },
        lines: number % 3 === 0 ? [question] : [question, [pick([OLGA, MARTA], index), pick(ANSWERS, index)]],
      };
    }),
  );
}
