import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {createMemoryAdapter} from './adapters/memory-adapter.js';
import {aChat, fetchOver, serveWire, smallWorld} from './adapters/testing/index.js';
import {Backchat} from './store/backchat.js';
import {createMemoryStorage} from './store/storage.js';
import './define.js';

/** The back end behind `/api`, for the whole file: one address is one Backchat a page. */
const backEnd = createMemoryAdapter({
  ...smallWorld(),
  chats: [...smallWorld().chats, aChat({id: '42'}), aChat({id: '4711', transaction: {id: 'TX-4711'}})],
});
const requests: Request[] = [];
const serve = fetchOver(serveWire(backEnd));
const {fetch: realFetch} = window;
window.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (!new URL(request.url).pathname.startsWith('/api')) return realFetch.call(window, input, init);
  requests.push(request);
  return serve(request);
};

/** Finds through open shadow roots. */
function deep(root: Element | ShadowRoot | null | undefined, selector: string): HTMLElement | null {
  if (!root) return null;
  const scope = root instanceof Element ? (root.shadowRoot ?? root) : root;
  const found = scope.querySelector<HTMLElement>(selector);
  if (found) return found;
  for (const element of scope.querySelectorAll('*')) {
    const inside = element.shadowRoot && deep(element.shadowRoot, selector);
    if (inside) return inside;
  }
  return null;
}
const until = (root: Element, selector: string) => waitUntil(() => deep(root, selector), selector);

describe('the integrations of surface.md, word for word', () => {
  it('1: the whole desk', async () => {
    const desk = await fixture(html`<chat-desk src="/api">Chats are loading…</chat-desk>`);
    await until(desk, 'tr[data-id=refund]');
    deep(desk, 'tr[data-id=refund] .open')?.click();
    await until(desk, 'article');

    expect(deep(deep(desk, 'chat-details'), '.name')?.innerText).to.equal('Jane Doe');
  });

  it('2: the list on one page', async () => {
    const list = await fixture(
      html`<chat-list src="/api" url="search" chat-href="/admin/chat.php?id={id}"></chat-list>`,
    );
    await until(list, 'tr[data-id=refund]');

    expect(deep(list, 'tr[data-id=refund] .open')?.getAttribute('href')).to.equal('/admin/chat.php?id=refund');
  });

  it('2: the details on another', async () => {
    const details = await fixture(
      html`<chat-details
        src="/api"
        chat-id="42"
        list-href="/admin/chats.php"
        chat-href="/admin/chat.php?id={id}"
        client-href="/admin/client.php?id={clientId}"
        transaction-href="/admin/tx.php?id={transactionId}"
      ></chat-details>`,
    );
    await until(details, '[part=previous-chat] a');

    expect(deep(details, '.back')?.getAttribute('href')).to.equal('/admin/chats.php');
    expect(deep(details, '.name a')?.getAttribute('href')).to.equal('/admin/client.php?id=jane');
    expect(deep(details, '[part=previous-chat] a')?.getAttribute('href')).to.match(/^\/admin\/chat\.php\?id=\w+$/);
  });

  it('3: filters in the host’s own side bar', async () => {
    const page = await fixture(
      html`<div>
        <aside><chat-filters for="chats" layout="stack"></chat-filters></aside>
        <main><chat-list id="chats" src="/api" url="search"></chat-list></main>
      </div>`,
    );
    const filters = page.querySelector('chat-filters') as Element;
    const list = page.querySelector('chat-list') as Element;
    await until(filters, 'input[type=search]');
    await until(list, 'tr[data-id]');

    expect(deep(list, 'chat-filters')).to.be.null;
  });

  it('4: only a thread, beside an order', async () => {
    const details = await fixture(
      html`<chat-details src="/api" transaction-id="TX-4711" sections="thread composer" fit="content"></chat-details>`,
    );
    await until(details, 'textarea');

    expect(deep(details, 'chat-thread')?.getAttribute('chat-id')).to.equal('4711');
    expect(deep(details, '.head')).to.be.null;
  });

  it('5: a thread to read', async () => {
    const thread = await fixture(html`<chat-thread src="/api" chat-id="42" fit="parent"></chat-thread>`);
    await until(thread, '.state');

    expect(deep(thread, '.state .title')?.innerText).to.equal('No messages yet');
  });
});

describe('define', () => {
  it('gives two elements with one src one Backchat: stream, outbox and data are shared', async () => {
    const page = await fixture(
      html`<div>
        <chat-list src="/api"></chat-list
        ><chat-details src=${new URL('api/', location.origin).href} chat-id="refund"> </chat-details>
      </div>`,
    );
    await until(page, 'tr[data-id=refund]');
    await until(page.querySelector('chat-details') as Element, 'article');

    expect(requests.filter(({url}) => url.endsWith('/changes'))).to.have.length(1);
  });

  it('sends the page’s token with what is written', async () => {
    const meta = Object.assign(document.createElement('meta'), {name: 'csrf-token', content: 'secret'});
    document.head.append(meta);
    const details = await fixture(html`<chat-details src="/api" chat-id="42"></chat-details>`);
    await until(details, 'textarea');
    const area = deep(details, 'textarea') as HTMLTextAreaElement;
    await waitUntil(() => deep(details, '.name'));
    area.value = 'Hello';
    area.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await waitUntil(() => deep(details, '.send')?.ariaDisabled === 'false');
    deep(details, '.send')?.click();
    await waitUntil(() => requests.some(({method}) => method === 'POST'));
    meta.remove();

    expect(requests.find(({method}) => method === 'POST')?.headers.get('x-csrf-token')).to.equal('secret');
    expect(requests.find(({method}) => method === 'GET')?.headers.get('x-csrf-token')).to.be.null;
  });
});

describe('which back end an element has', () => {
  const world = (name: string) =>
    createMemoryAdapter({chats: [aChat({id: 'one', client: {id: name, name, role: 'agent'}})]});
  const backchatOf = (name: string) => new Backchat(world(name), {storage: createMemoryStorage()});
  const nameIn = (element: Element) => deep(element, '.name')?.innerText;

  it('is none where its src is no address, and says so', async () => {
    const list = await fixture(html`<chat-list src="http://[nowhere"></chat-list>`);
    await until(list, '.state');

    await waitUntil(() => deep(list, '.state')?.innerText.includes('Correct the src'));
  });

  it('is that of the surrounding provider, from whatever depth', async () => {
    const page = await fixture(
      html`<chat-provider .adapter=${world('Provided')}>
        <section><chat-details chat-id="one"></chat-details></section>
      </chat-provider>`,
    );

    await waitUntil(() => nameIn(page.querySelector('chat-details') as Element) === 'Provided');
  });

  it('is its own before that: backchat, adapter, src, provider', async () => {
    const page = await fixture(
      html`<chat-provider .adapter=${world('Provided')}>
        <chat-details
          chat-id="one"
          src="/api"
          .adapter=${world('Adapter')}
          .backchat=${backchatOf('Backchat')}
        ></chat-details>
        <chat-details chat-id="one" src="/api" .adapter=${world('Adapter')}></chat-details>
        <chat-details chat-id="payout" src="/api"></chat-details>
      </chat-provider>`,
    );
    const all = [...page.querySelectorAll('chat-details')];
    await waitUntil(() => all.every(nameIn));

    expect(all.map(nameIn)).to.deep.equal(['Backchat', 'Adapter', 'Northwind Trading']);
  });

  it('is another one as soon as it is given another', async () => {
    const page = await fixture(
      html`<chat-provider .adapter=${world('First')}><chat-details chat-id="one"></chat-details></chat-provider>`,
    );
    const details = page.querySelector('chat-details') as Element;
    await waitUntil(() => nameIn(details) === 'First');
    (page as HTMLElementTagNameMap['chat-provider']).adapter = world('Second');
    await waitUntil(() => nameIn(details) === 'Second');
  });

  it('may come after the element: a provider that is upgraded later is heard', async () => {
    const page = await fixture(
      html`<late-provider .adapter=${world('Late')}><chat-details chat-id="one"></chat-details></late-provider>`,
    );
    const details = page.querySelector('chat-details') as Element;
    await until(details, '.state');
    customElements.define('late-provider', class extends customElements.get('chat-provider')! {});

    await waitUntil(() => nameIn(details) === 'Late');
  });

  it('may be set before the element is defined', async () => {
    const details = document.createElement('early-details') as HTMLElementTagNameMap['chat-details'];
    details.adapter = world('Early');
    details.chatId = 'one';
    const page = await fixture(html`<div></div>`);
    page.append(details);
    customElements.define('early-details', class extends customElements.get('chat-details')! {});

    await waitUntil(() => nameIn(details) === 'Early');
  });

  it('of a provider has no look: the provider draws nothing', async () => {
    const provider = await fixture(html`<chat-provider .adapter=${world('Provided')}></chat-provider>`);

    expect(getComputedStyle(provider).display).to.equal('contents');
  });
});
