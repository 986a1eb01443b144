import type {Client} from '../../model/chat.js';
import {aClient, after} from './fixtures.js';
import {MARTA, pick, type World, worldOf} from './world.js';

/** Names, contacts and texts that break what was drawn for Jane Doe. */
export function oddNames(): World {
  const clients: readonly Partial<Client>[] = [
    {id: 'long', name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Hubert Blaine Junior of Philadelphia'},
    {id: 'arabic', name: 'عبد الرحمن بن محمد الهاشمي', phone: '+966 11 555 0199'},
    {id: 'hebrew', name: 'שרה כהן (Sarah Cohen)'},
    {id: 'chinese', name: '欧阳 明月', email: null},
    {id: 'markup', name: '<b onmouseover="alert(1)">Bobby</b> & Söhne'},
    {id: 'emoji', name: '🦄 Ünïcørn 👩‍👩‍👧‍👦', role: 'merchant'},
    {id: 'nameless', name: '', phone: null, email: null},
    {id: 'letter', name: 'X', role: 'premium-partner', email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example`},
  ];
  const texts = [
    'Line one\nline two\n\n\tand a tab, then   three spaces',
    'كم تستغرق الحوالة إلى مصر؟ رقمها TX-004711.',
    '<script>alert("no")</script> &amp; [link](javascript:alert(1))',
    `${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(6)}`,
    'https://example.com/a/very/long/address?with=parameters&and=more#and-an-anchor',
    '👍',
    'A first line.\n'.repeat(40).trim(),
    'مرحبا, this mixes עברית and English 123.',
  ];
  return worldOf(
    clients.map((client, index) => ({
      chat: {
        id: `odd-${client.id}`,
        client: aClient(client),
        createdAt: after(-90 * index),
        status: index === 7 ? 'waiting-for-the-second-level-support' : 'in-progress',
      },
      lines: [
        [true, pick(texts, index)],
        [MARTA, pick(texts, index + 3)],
        [true, pick(texts, index + 5)],
      ],
    })),
  );
}
