/** What clients write about today and yesterday. */
import type {Story} from './story.js';

export const CURRENT: readonly Story[] = [
  {
    client: 'jane',
    ago: '48m',
    about: ['TX-4711', 'Refund TX-4711'],
    talk: `
      client: Hello, I paid for order 4711 on the 3rd and cancelled it the same day.
      +1 client: The refund still has not arrived.
      +5 tom: Hi Jane, I can see the cancellation. The shop confirmed it on the 4th, and the refund left us on the 5th.
      +3 client: My bank says there is nothing on its way.
      +2 olga: I have also asked the acquirer for the reference number (ARN). With it your bank can trace the refund.
      +9 client: The week is nearly over
      +1 client: and the statement closes on Monday.
      +2 client: Can you send me the number as soon as you have it?`,
  },
  {
    client: 'northwind',
    ago: '2h 10m',
    about: ['TX-5120', 'Payout TX-5120'],
    talk: `
      client: Good morning. Our payout of yesterday is 318.40 EUR short.
      +6 olga: Good morning. I am comparing the settlement file with the payments of the day.
      +11 olga: The difference is one chargeback, 298.40 EUR, and its fee of 20.00 EUR. It was booked at 23:41.
      +4 client: Understood. Which order is it?
      +3 olga: Order 88-1204. You can answer the dispute until the 28th in the portal, under Disputes.`,
  },
  {
    client: 'samir',
    ago: '25m',
    talk: `
      client: The limit of my till is reached since noon and I have four customers waiting.
      +2 client: Can somebody raise it for today?`,
  },
  {
    client: 'lucia',
    ago: '35m',
    about: ['TX-5131', 'Payment TX-5131'],
    talk: `
      client: Hola, my card was charged twice for the same train ticket.
      +3 tom: Hello Lucía, I am sorry about that. I see two authorisations, only one of them was captured.
      +1 tom: The second one is released by your bank by itself, usually within 3 days.
      +4 client: So I do not have to do anything?
      +6 client: And what if it is still there next week?`,
  },
  {
    client: 'bluebottle',
    ago: '5h',
    talk: `
      client: Hi! Terminal 2 shows "Error 91 - issuer unavailable" on every contactless payment. Chip works.
      +3 aisha: Hi, thanks for the details. Which software version is on it? Menu, Info, second line.
      +7 client: 4.18.2
      +2 aisha: That is the version with the fault. I have queued 4.18.5 for your terminal, please restart it once.
      +14 client: Restarted. Contactless works again, you are the best!
      +2 aisha: Glad to hear it. Have a good day on the road.`,
  },
  {
    client: 'piotr',
    ago: '3h',
    about: ['TX-5098', 'Cash-in TX-5098'],
    talk: `
      client: Cash-in of 1 200 PLN stands on "pending" for two hours. The customer is still in my shop.
      +4 tom: Let me look. The customer's phone number has one digit too many, so the wallet was not found.
      +1 tom: I have corrected it to the one in the contract. Please ask the customer to check now.
      +5 client: He has it. Thank you!
      +1 client: Next time, can I correct it myself?`,
  },
  {
    client: 'amara',
    ago: '1h 30m',
    talk: `
      client: Two of my sub-agents cannot sign in since this morning. They get "account locked".
      +8 marek: Good day Amara. Both accounts had five wrong passwords from the same address at 04:12. We locked them to be safe.
      +2 marek: I have sent each of them a link to set a new password. It is valid for 30 minutes.
      +12 client: One is in. The other did not get the email.
      +3 marek: His address in the profile ends in ".con". Shall I correct it to ".com"?
      +1 client: Yes please, that is a typo of mine.`,
  },
  {
    client: 'kenji',
    ago: '12m',
    talk: `
      client: Hello. Is it possible to pay in yen and see the rate before I confirm?`,
  },
  {
    client: 'tea',
    ago: '7h',
    about: ['TX-4987', 'Invoice TX-4987 for the spring delivery of loose-leaf tea, spices and gift boxes'],
    talk: `
      client: Good afternoon. We would like our 2024 statements as one PDF for the auditor, not as twelve.
      +10 olga: Good afternoon. That is possible: Reports, Statements, "Whole year". It takes about a minute.
      +5 client: Found it. The auditor also asks for the fees as a separate list.
      +4 olga: Tick "Fees on a page of their own" before you download it.
      +22 client: Splendid, exactly what she wanted. We are much obliged.`,
    isOver: true,
  },
  {
    client: 'greta',
    ago: '20h',
    talk: `
      client: Hej! I changed my phone and cannot confirm payments any more.
      +5 tom: Hello Greta. Have you still got the old phone?
      +1 client: No, it fell into a lake.
      +3 tom: That is a first. Then we need to see an ID once: Profile, Security, "Lost device". It takes five minutes on the new phone.
      +40 client: Done. It says "being checked".
      +15 tom: And it is confirmed. You can approve payments on the new phone from now on.
      +1 client: Fantastic, tack!`,
    isOver: true,
  },
  {
    client: 'hans',
    ago: '22h',
    about: ['TX-5052', 'Direct debit TX-5052'],
    talk: `
      client: Guten Tag. A direct debit of 49.90 EUR was returned and now I have to pay 8 EUR for it. Why?
      +9 olga: Good day. Your bank returned it with the reason "account closed". The shop charges the fee, not we.
      +6 client: I have changed banks in January and told everyone. Apparently not everyone.
      +2 olga: You can add the new account under Payment methods. Then write to the shop; most of them waive the first fee.
      +30 client: I will do that.
      +200 client: The shop says that you must waive it.`,
  },
  {
    client: 'priya',
    ago: '26h',
    talk: `
      client: We want to offer payment in three instalments in our shop. What do you need from us?
      +18 marek: Hello Priya. A statement of the last three months and the list of your product groups. Then it is one contract page.
      +3 client: Is there a minimum basket?
      +2 marek: 90 EUR, or the same in rupees at the rate of the day.
      +120 client: I have uploaded both documents.
      +35 marek: Received, thank you. The risk team answers within two working days. I will write to you here.`,
  },
  {
    client: 'elif',
    ago: '28h',
    about: ['TX-5037', 'Transfer TX-5037'],
    talk: `
      client: I sent 3 000 TRY to the wrong person. The name is right but the number is not. Please stop it!
      +3 aisha: I understand. The transfer has not been picked up yet, so I can still hold it.
      +1 aisha: It is on hold. Shall I return it to your account?
      +1 client: Yes! Please!
      +2 aisha: Returned. The amount is available again at once, the fee follows tonight.
      +3 client: I could kiss you. Thank you.`,
    isOver: true,
  },
  {
    client: 'gym',
    ago: '30h',
    talk: `
      client: Can we bill our members on the 15th in place of the 1st?
      +25 tom: Yes: Subscriptions, Plan, "Billing day". Members who already paid for this month get a shorter first period.
      +10 client: What do they pay for the shorter one?
      +4 tom: The share of the days. You can see it in the preview before anything is sent.
      +45 client: Preview looks right. We go live tomorrow.`,
  },
  {
    client: 'noor',
    ago: '33h',
    talk: `
      client: Do you have an app for my watch?
      +12 olga: Not yet. You can add the card to the wallet of your watch and pay with that.
      +5 client: That will do, dank je!`,
    isOver: true,
  },
  {
    client: 'kwame',
    ago: '4h 20m',
    about: ['TX-5111', 'Float top-up TX-5111'],
    talk: `
      client: I topped up my float by bank transfer at 8. It is not there.
      +15 aisha: Transfers from your bank are booked at 10, 13 and 16 o'clock. Yours is in the 13 o'clock batch.
      +70 client: It is 13:20 now and still nothing
      +2 client: I must turn customers away.`,
  },
];
