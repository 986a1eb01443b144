/** What a screen must survive: odd names, odd texts, a chat without messages, one that only the system wrote in. */
import type {Story} from './story.js';

export const ODD: readonly Story[] = [
  {
    client: 'fatima',
    ago: '55m',
    about: ['TX-5127', 'حوالة TX-5127'],
    talk: `
      client: مرحبا، أرسلت حوالة بقيمة 1500 درهم ولم تصل بعد. رقم العملية TX-5127.
      +4 aisha: Hello Fatima, I have found it. The bank of the recipient is closed today and books it tomorrow morning.
      +3 client: شكرا جزيلا! هل يمكنني الحصول على إيصال؟ (PDF, please)`,
  },
  {
    client: 'moshe',
    ago: '6h',
    talk: `
      client: שלום, המסוף מציג "Error 12" בכל עסקה מעל 500 ₪.
      +9 tom: Hello Moshe, that is the limit without PIN. Ask the customer to insert the card.
      +5 client: עובד, תודה רבה!`,
  },
  {
    client: 'bold',
    ago: '3h 15m',
    talk: `
      client: Your widget shows our name as <b>Bold & Sons</b>. It IS our name, please do not "fix" it.
      +8 olga: Understood & noted. We show <b>Bold & Sons</b> exactly as you write it.
      +2 client: <script>alert("and this?")</script>
      +1 client: <img src=x onerror=alert(1)> &amp; &lt;i&gt;
      +3 olga: Also shown as written.`,
  },
  {
    client: 'obrien',
    ago: '9h',
    talk: `
      client: My surname is too long for your form. It stops after "O'Brien-D'A".
      +12 marek: Sorry about that. I have entered the whole of it: Siobhán O'Brien-D'Arcy.
      +3 client: Grand, thank you!`,
    isOver: true,
  },
  {client: 'x', ago: '15m', talk: ''},
  {
    client: 'emoji',
    ago: '11h',
    talk: `
      client: 🌸🌸🌸
      +1 client: 支払いができません 😢 (card declined)
      +6 tom: Hello! Which card is it, please? The last four digits are enough.
      +3 client: 👩🏽‍💻 … 4242 💳
      +4 tom: That is our test card, it never pays anything 🙂`,
  },
  {
    client: 'formula',
    ago: '13h',
    talk: `
      client: When I export our payments, my spreadsheet runs our company name as a formula.
      +9 aisha: It should not: cells that begin with = get an apostrophe in front since last month. Please download it once more.
      +11 client: =HYPERLINK("https://example.com","it works")`,
  },
  {
    client: 'bobby',
    ago: '18h',
    isOver: true,
    talk: `
      client: 100%_of\\the wildcards'; SELECT * FROM payments; --
      +7 olga: Hello Robert. Nothing was dropped. How can I help?
      +2 client: Just checking.`,
  },
  {
    client: 'long',
    ago: '1d 2h',
    talk: `
      client: Here is everything that I did, in the order in which I did it:
      | 1. I opened the app and signed in with my fingerprint, which worked at the second try because my hands were wet.
      | 2. I chose "Pay a bill" and scanned the code. The camera showed the right amount, 84.17 EUR, and the right company.
      | 3. I pressed "Pay". The wheel turned for about half a minute. I did not press anything else.
      | 4. The app said "Something went wrong", without saying what.
      | 5. I looked at my account. The 84.17 EUR were gone.
      | 6. I waited for ten minutes, as the help page says.
      | 7. I tried again, because I thought that the first payment had failed. It went through at once.
      | 8. Now 168.34 EUR are gone, and the company says that it has received 84.17 EUR.
      |
      | I have two questions. First: where are the other 84.17 EUR? Second: how could I have known, at step 4, that I must not try again? It seems to me that an app which has taken the money should not say that something went wrong, or, if it does, should say that the money is on its way all the same. I have worked in a bank for 31 years, and we would not have let a machine talk to people like that.
      +25 aisha: Thank you for writing this down so carefully. The first payment was answered too late by the company's bank, so the app could not know. It is being returned to you right now, you will see it within the hour.
      +2 aisha: And you are right about step 4. I have passed your message on to the people who make the app, word for word.
      +35 client: The money is back. I appreciate the honest answer.`,
  },
  {
    client: 'minh',
    ago: '1d 9h',
    talk: `
      client: Our developer asks why this answers 400:
      | \`\`\`json
      | {"amount": "12,50", "currency": "EUR", "reference": "INV-2024-0117"}
      | \`\`\`
      +14 aisha: The amount must be in cents, as a number: \`"amount": 1250\`. See https://docs.example.com/payments/create?lang=en#amount (the second table).
      +6 client: And where do I find the key? He tried javascript:alert(document.cookie) in the field for the return address, by the way, and it was refused.
      +4 aisha: Good, that is what should happen. The key is under Developers, Keys. Never send it in a chat.
      +8 client: https://sandbox.example.com/very/long/path/that/never/seems/to/end/and/has/no/place/to/break/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef answers 200 now. Cảm ơn!`,
  },
  {
    client: 'chloe',
    ago: '6d 4h',
    talk: `
      system: The client opened a chat from the page "Fees".
      system: The client left without writing.`,
    isOver: true,
  },
  {client: 'anna', ago: '38d', talk: '', isOver: true},
  {
    client: 'tea',
    ago: '2d 2h',
    about: ['TX-4930', 'Terminal lease TX-4930'],
    talk: `
      client: We were told on Monday that the new terminals would come on Tuesday. It is Thursday.
      +15 tom: I am sorry. The parcel was sent back because nobody was there to sign.
      +4 client: We have had somebody at the desk from 7 to 19 on every day of this week.
      +6 marek: I am taking this over from Tom. The courier confirms that it went to your old warehouse in Salford.
      +1 marek: It leaves again today, with your present address, and nobody pays for that but us.
      +180 olga: Update for you: the parcel is in the van, the driver expects to be with you before 16:00.
      +95 client: They are here. Four terminals, three cables. One cable is missing.
      +10 aisha: I have sent the fourth cable by express. Until tomorrow the terminal also runs on its dock.
      +5 client: Thank you, all four of you.`,
  },
  {
    client: 'li',
    ago: '19h 30m',
    talk: `
      client: a
      +0 client: b
      +0 client: c
      +1 tom: Hello, are you there?
      +0 client: Sorry, my cat.`,
  },
];
