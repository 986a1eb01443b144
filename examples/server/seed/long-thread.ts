/** One thread that goes on for weeks: a shop and the staff go through the payout of every working day. */
import type {Story} from './story.js';

const DAYS = 24;
const DAY = 24 * 60;

/** Who looks after it, and how the day went; they take turns. */
const SHIFTS = ['olga', 'tom', 'aisha'] as const;
const FINDINGS = [
  ['The difference is the fee for two cards from outside Europe.', 'Then it is right. Closed on our side.'],
  ['One refund was booked after midnight and counts for the next day.', 'I see it in the next file, thanks.'],
  ['There is no difference: the till was closed 12 minutes late.', 'Our new colleague, sorry. I will tell her.'],
  [
    'A payment of 64.00 was captured twice. The second one goes back today.',
    'Please send me the number of the return.',
  ],
  ['The tips are in a file of their own since Monday.', 'Could they be in the same one?\n| It would save us a step.'],
] as const;

function dayOf(day: number): string {
  const who = SHIFTS[day % SHIFTS.length];
  const [finding, reply] = FINDINGS[(day * 3) % FINDINGS.length] ?? FINDINGS[0];
  const expected = (1180 + ((day * 137) % 900) + 0.35).toFixed(2);
  const received = (1180 + ((day * 137) % 900) + 0.35 - ((day * 7) % 40)).toFixed(2);
  return `
    ${day === 0 ? '' : `+${DAY - 60} `}client: Day ${day + 1}: the till says ${expected} EUR, the payout is ${received} EUR.
    +20 ${who}: Thank you, I am looking at it.
    +25 ${who}: ${finding}
    +10 client: ${reply}
    +5 ${day % 6 === 5 ? `system: Day ${day + 1} was marked as reconciled.` : `${who}: Very well. Until tomorrow.`}`;
}

export const LONG_THREAD: Story = {
  client: 'harbour',
  ago: `${DAYS}d 3h`,
  about: ['TX-4550', 'Reconciliation TX-4550'],
  talk: `${Array.from({length: DAYS}, (_, day) => dayOf(day)).join('')}
    +90 client: One more thing: from Monday on a second till will be running. Does it get a file of its own?
    +3 client: And who is our contact in July?`,
};
