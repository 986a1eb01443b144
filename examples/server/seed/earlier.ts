/** The last three months. */
import type {Story} from './story.js';

export const EARLIER: readonly Story[] = [
  {
    client: 'chloe',
    ago: '2d 3h',
    about: ['TX-4902', 'Refund TX-4902'],
    isOver: true,
    talk: `
      client: Bonjour, I returned a jacket and got 10 EUR less than I paid.
      +14 tom: Hello Chloé. The shop kept 10 EUR for the return parcel. It is line 3 of the credit note.
      +4 client: That was not on the page when I ordered.
      +6 tom: Then please write to the shop first. If it does not answer within 7 days, come back and we open a dispute.`,
  },
  {
    client: 'bakery',
    ago: '2d 8h',
    talk: `
      client: Our till prints "TEST" on every receipt since the update. Customers are laughing at us.
      +7 aisha: Oh no. Your terminal was put into training mode. Press Menu, 9, and enter the manager's PIN.
      +6 client: Gone. And the 14 payments in between?
      +5 aisha: None of them was charged, I am afraid. I have attached the list with the last four digits to your account.
      +3 client: We know most of them by name. We will ask them to come by again.`,
  },
  {
    client: 'ivan',
    ago: '3d 1h',
    isOver: true,
    talk: `
      client: Здравейте! Is there a guide for agents in Bulgarian?
      +30 marek: Hello Ivan. Yes, since last week: Help, Agents, "Ръководство". The chapter on fees is still in English.
      +5 client: Perfect, thank you.`,
  },
  {
    client: 'diego',
    ago: '3d 5h',
    about: ['TX-4876', 'Cash-out TX-4876'],
    talk: `
      client: The customer typed the wrong PIN three times and the cash-out is blocked. The money left the wallet.
      +9 olga: The wallet is debited first and credited back after 15 minutes if the PIN fails. When was it?
      +1 client: 10 minutes ago.
      +8 olga: It has just been credited back. He can try again with a new PIN code from the app.
      +2 client: It worked. Gracias.`,
  },
  {
    client: 'harbour',
    ago: '4d',
    isOver: true,
    talk: `
      client: G'day, do you support gift cards that can be used in parts?
      +40 tom: Hello! Yes, with the module "Stored value". A card keeps its rest for three years.
      +3 client: Beauty. What does it cost?
      +5 tom: 0.5 % of what is loaded, nothing when it is spent.`,
  },
  {
    client: 'olufemi',
    ago: '4d 6h',
    talk: `
      client: My main agent left. Who pays my commission now?
      +25 marek: Commission of this month is paid by us directly, on the 1st. I have noted it in your account.
      +2 marek: For the time after that you need a new main agent. There are three in your district; shall I send you their numbers?
      +4 client: Yes please.
      +3 marek: They are in your messages now.`,
  },
  {
    client: 'cloud',
    ago: '5d 2h',
    about: ['TX-4821', 'Chargeback TX-4821'],
    talk: `
      client: A customer disputes 12 months of hosting at once. The servers are running and in use as we speak.
      +8 aisha: Then you have good evidence. Send us the logs of the last sign-ins, the invoices, and the terms they accepted.
      +35 client: Uploaded, 3 files.
      +20 aisha: Thank you. I have sent them to the bank. It decides within 30 days.
      system: Dispute CB-2210 was answered with 3 documents.
      +1440 client: Any news?
      +300 aisha: The bank has received it and put it on "in review". That is all they tell us before they decide.`,
  },
  {
    client: 'rosa',
    ago: '6d',
    isOver: true,
    talk: `
      client: How do I close the day when the internet is down?
      +6 olga: Press "Close day" as always. The terminal keeps it and sends it once it is online again.
      +1 client: Up to how long?
      +1 olga: 72 hours.`,
  },
  {
    client: 'li',
    ago: '8d',
    about: ['TX-4777', 'Payment TX-4777'],
    isOver: true,
    talk: `
      client: 你好, the shop says that my payment did not arrive, but my bank says that it left.
      +11 tom: Hello. The shop entered another currency, so the amounts do not match and nobody noticed. I have told the shop.
      +190 tom: The shop has accepted the payment now. Your order is on its way.
      +12 client: 謝謝!`,
  },
  {
    client: 'anna',
    ago: '10d',
    isOver: true,
    talk: `
      client: hi can i change my email
      +4 olga: Hi Anna, yes: Profile, Email. You confirm it with a code that we send to the old and the new address.
      +1 client: ok thx`,
  },
  {
    client: 'tomasz',
    ago: '13d',
    isClosed: true,
    about: ['TX-4690', 'Payment TX-4690'],
    talk: `
      client: Someone paid 799 PLN with my card in a shop that I have never heard of.
      +2 marek: I have blocked the card. Please do not order anything with it any more.
      +1 marek: I need you to confirm in the app that you did not make this payment. Then we return the money today.
      +6 client: Confirmed.
      +4 marek: The 799 PLN are back on your account. A new card is on its way and takes 3 to 5 days.
      system: Case FR-0931 was closed.`,
  },
  {
    client: 'grace',
    ago: '17d',
    isOver: true,
    talk: `
      client: I would like to become a main agent. 14 sub-agents would come with me.
      +50 marek: Congratulations, Grace. You need a deposit and a training of one day. The next one in Nairobi is on the 12th.
      +8 client: Put me down please.
      +3 marek: Done. You get the invitation by email.`,
  },
  {
    client: 'studio',
    ago: '23d',
    isOver: true,
    talk: `
      client: Is there a dark mode for the payment page? Ours looks like a torch in the night.
      +16 tom: There is: Branding, "Follow the visitor's setting".
      +5 client: Sehr schön.`,
  },
  {
    client: 'viktor',
    ago: '34d',
    isOver: true,
    talk: `
      client: The customer wants the receipt in Slovak.
      +9 olga: The language of the receipt is that of the terminal: Menu, 4, SK.
      +2 client: Works.`,
  },
  {
    client: 'samir',
    ago: '41d',
    isOver: true,
    about: ['TX-4302', 'Exchange TX-4302'],
    talk: `
      client: The rate on the receipt and the rate on the screen differ by 0.02.
      +13 aisha: The screen is updated every minute, the receipt holds the rate of the moment of payment. The receipt counts.
      +2 client: Clear, thanks.`,
  },
  {
    client: 'northwind',
    ago: '52d',
    isOver: true,
    talk: `
      client: Please add our new bookkeeper as a user: only reports, no refunds.
      +22 olga: Added with the role "Reports". She gets an invitation by email that is valid for 7 days.
      +60 client: She is in. Thank you.`,
  },
  {
    client: 'bluebottle',
    ago: '75d',
    isClosed: true,
    talk: `
      client: We sold the shop in Aarhus. How do we close its account?
      +30 marek: Take the last payout first. Then Account, "Close this location". The reports stay readable for ten years.
      +4320 client: The last payout has arrived and I have closed it.
      +15 marek: I can see it. All the best with the shop in Copenhagen.
      system: The location Aarhus was closed.`,
  },
  {
    client: 'grace',
    ago: '7d 3h',
    talk: `
      client: The training was very good. When does my new contract begin?
      +35 marek: On the 1st. Until then you keep working under the old one.
      +6 client: And my 14 sub-agents?
      +4 client: They ask me every day.`,
  },
  {
    client: 'priya',
    ago: '19d',
    isOver: true,
    about: ['TX-4601', 'Payment link TX-4601'],
    talk: `
      client: A customer says that the payment link has expired. I sent it only yesterday.
      +8 tom: Links are valid for 24 hours unless you choose otherwise. I have renewed this one for a week.
      +20 client: Paid. Thank you!`,
  },
  {
    client: 'kenji',
    ago: '29d',
    isOver: true,
    talk: `
      client: Good evening. I do not receive receipts by email.
      +12 olga: Good evening. They were refused by your mailbox because it was full. I have sent the last three again.
      +9 client: I have made room. They are here now.`,
  },
  {
    client: 'lucia',
    ago: '62d',
    isOver: true,
    talk: `
      client: Can my daughter have a card of her own on my account?
      +15 aisha: Yes, from the age of 14, with a limit that you set: Cards, "Card for the family".`,
  },
  {
    client: 'amara',
    ago: '88d',
    isOver: true,
    about: ['TX-3950', 'Commission TX-3950'],
    talk: `
      client: The commission of last month was paid twice.
      +45 marek: Thank you for telling us; not everybody would. We take the second one off the next payment.
      +3 client: Of course.`,
  },
];
