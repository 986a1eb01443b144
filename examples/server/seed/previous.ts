/** The earlier chats of one client, who thus has seven. */
import type {Story} from './story.js';

export const PREVIOUS: readonly Story[] = [
  {
    client: 'jane',
    ago: '9d',
    isOver: true,
    about: ['TX-4733', 'Payment TX-4733'],
    talk: `
      client: I was asked for a code by text message, but none came.
      +5 olga: The message went out at 18:02. Is your phone abroad at the moment?
      +2 client: Oh. Yes, I am in Norway.
      +3 olga: Then choose "Ask in the app" on the next try. It needs no text message.`,
  },
  {
    client: 'jane',
    ago: '21d',
    isOver: true,
    talk: `
      client: How do I download the statement for my tax return?
      +7 tom: Account, Statements, then the year. "Download" gives you a PDF with every payment in it.
      +3 client: Thank you, found it.`,
  },
  {
    client: 'jane',
    ago: '43d',
    isOver: true,
    about: ['TX-4268', 'Payment TX-4268'],
    talk: `
      client: The card was declined in the pharmacy, twice.
      +6 aisha: The bank that issued it declined with "limit reached". It is the daily limit, not ours.
      +4 client: I have raised it in my bank's app. It works now.`,
  },
  {
    client: 'jane',
    ago: '57d',
    isOver: true,
    talk: `
      client: How do I change my address? I have moved from Leeds to London.
      +10 olga: Profile, Address. We ask for a letter or a bill with the new one.
      +30 client: I have uploaded my water bill.
      +45 olga: Confirmed. Welcome to London.`,
  },
  {
    client: 'jane',
    ago: '80d',
    isOver: true,
    talk: `
      client: Is there a fee for paying in euros?
      +4 tom: No fee. The rate is that of the European Central Bank plus 0.5 %.`,
  },
  {
    client: 'jane',
    ago: '128d',
    isClosed: true,
    talk: `
      client: Hello, I have just opened my account. What can I do with it?
      +8 marek: Welcome, Jane. Add a card or a bank account first, then you can pay wherever you see our sign.
      system: The account was verified.`,
  },
];
