import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createMemoryAdapter, type MemoryAdapterOptions} from '../../adapters/memory-adapter.js';
import {smallWorld} from '../../adapters/testing/index.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import '../chat-list/define.js';
import type {ChatFilters} from './chat-filters.js';

const connect = (options: MemoryAdapterOptions = smallWorld()) => {
  const adapter = createMemoryAdapter(options);
  return {adapter, backchat: new Backchat(adapter, {storage: createMemoryStorage()})};
};

/** Filters alone, which serve the list `main`. */
async function show(options?: MemoryAdapterOptions, width = 1200) {
  const {adapter, backchat} = connect(options);
  const frame = await fixture<HTMLElement>(
    html`<div><chat-filters locale="en-GB" time-zone="Europe/Berlin" .backchat=${backchat}></chat-filters></div>`,
  );
  frame.style.setProperty('inline-size', `${width}px`);
  const filters = frame.querySelector('chat-filters') as ChatFilters;
  await filters.updateComplete;
  return {filters, adapter, backchat, state: () => backchat.list().get().state};
}

const all = (filters: ChatFilters, selector: string) => [...filters.renderRoot.querySelectorAll<HTMLElement>(selector)];
const named = (filters: ChatFilters, name: string) =>
  all(filters, 'button, [role^=menuitem]').find((node) => (node.ariaLabel ?? node.textContent?.trim()) === name)!;
const field = (filters: ChatFilters) => filters.renderRoot.querySelector<HTMLInputElement>('input[type=search]')!;
const date = (filters: ChatFilters, popup: string, name: string) =>
  filters.renderRoot.querySelector<HTMLInputElement>(`#${popup} [name=${name}]`)!;
const isOpen = (filters: ChatFilters, popup: string) =>
  filters.renderRoot.querySelector(`#${popup}`)?.matches(':popover-open');
const focused = (filters: ChatFilters) => filters.shadowRoot?.activeElement as HTMLElement;
/** Opens what a button opens, and waits until it holds something to choose. */
async function open(filters: ChatFilters, button: string, choice: string): Promise<void> {
  named(filters, button).click();
  await waitUntil(() => named(filters, choice));
}
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => sendKeys({press: key})), Promise.resolve());

describe('chat-filters', () => {
  describe('the search', () => {
    it('asks while the user types, once he pauses', async () => {
      const {filters, state} = await show();
      filters.focusSearch();
      await sendKeys({type: 'refund'});
      expect(state().search).to.equal('');
      await waitUntil(() => state().search === 'refund');
    });

    it('asks at once on Enter', async () => {
      const {filters, state} = await show();
      filters.focusSearch();
      await sendKeys({type: ' card '});
      await press('Enter');
      expect(state().search).to.equal('card');
    });

    it('is cleared by its button and by Escape', async () => {
      const {filters, state, backchat} = await show();
      backchat.list().setQuery({search: 'card'});
      await filters.updateComplete;
      expect(field(filters).value).to.equal('card');
      named(filters, 'Clear search').click();
      expect([field(filters).value, state().search]).to.deep.equal(['', '']);
      await sendKeys({type: 'fee'});
      await press('Enter', 'Escape');
      expect([field(filters).value, state().search]).to.deep.equal(['', '']);
    });

    it('keeps what is being typed while something else redraws', async () => {
      const {filters} = await show();
      filters.focusSearch();
      await sendKeys({type: 'ref'});
      filters.requestUpdate();
      await filters.updateComplete;
      expect(field(filters).value).to.equal('ref');
    });

    it('belongs to the question of a filter that is chosen meanwhile', async () => {
      const {filters, state} = await show();
      filters.focusSearch();
      await sendKeys({type: 'card'});
      named(filters, 'Merchant').click();
      expect(state()).to.deep.include({search: 'card', roles: ['merchant']});
    });
  });

  describe('the menus', () => {
    it('show what is chosen', async () => {
      const {filters} = await show();
      expect(named(filters, 'Role: All')).to.exist;
      named(filters, 'Merchant').click();
      await filters.updateComplete;
      expect(named(filters, 'Role: Merchant').classList.contains('active')).to.equal(true);
      named(filters, 'Agent').click();
      await filters.updateComplete;
      expect(named(filters, 'Role: 2 selected')).to.exist;
    });

    it('filter by status', async () => {
      const {filters, state} = await show();
      named(filters, 'No active chat').click();
      expect(state().statuses).to.deep.equal(['no-active-chat']);
    });

    it('open by arrow, are walked by arrows, and close with Escape on their button', async () => {
      const {filters, state} = await show();
      const button = named(filters, 'Role: All');
      button.focus();
      await press('ArrowDown');
      await waitUntil(() => isOpen(filters, 'roles'));
      expect(button.ariaExpanded).to.equal('true');
      expect(focused(filters).textContent?.trim()).to.equal('All');
      await press('ArrowDown', 'ArrowDown', 'Enter');
      expect(state().roles).to.deep.equal(['merchant']);
      expect(isOpen(filters, 'roles')).to.equal(true);
      await press('Home', 'ArrowUp');
      expect(focused(filters).textContent?.trim()).to.equal('Sub-agent');
      await press('Escape');
      expect(isOpen(filters, 'roles')).to.equal(false);
      expect(focused(filters).ariaLabel).to.equal('Role: Merchant');
      expect(button.ariaExpanded).to.equal('false');
    });

    it('have the focus as soon as they hold something', async () => {
      const {filters} = await show();
      named(filters, 'Created: Any time').focus();
      await press('ArrowDown');
      await waitUntil(() => focused(filters).textContent?.trim() === 'Any time');
      await press('Escape');
      expect(focused(filters).ariaLabel).to.equal('Created: Any time');
      filters.showFilters();
      await waitUntil(() => focused(filters).matches('[type=checkbox]'));
    });

    it('close with Tab', async () => {
      const {filters} = await show();
      named(filters, 'Role: All').focus();
      await press('Enter');
      await waitUntil(() => isOpen(filters, 'roles'));
      await press('Tab');
      expect(isOpen(filters, 'roles')).to.equal(false);
      expect(focused(filters).ariaLabel).to.equal('Status: All');
    });

    it('offer an order where the filters are narrow', async () => {
      const {filters, state} = await show(smallWorld(), 480);
      const button = named(filters, 'Sort by: Newest message first');
      // The rules for narrow ones come a moment later.
      await waitUntil(() => button.checkVisibility(), 'order');
      await open(filters, 'Sort by: Newest message first', 'Client name A–Z');
      named(filters, 'Client name A–Z').click();
      expect(state().sort).to.deep.equal({by: 'clientName', direction: 'asc'});
    });

    it('leave out what the back end cannot filter by', async () => {
      const {filters} = await show({
        ...smallWorld(),
        capabilities: {filters: ['statuses'], statuses: ['open', 'on-hold'], sorts: ['createdAt']},
      });
      expect(Boolean(field(filters))).to.equal(false);
      expect(all(filters, '.menus > .button').map(({ariaLabel}) => ariaLabel)).to.deep.equal(['Status: All']);
      expect(named(filters, 'On hold')).to.exist;
      expect(Boolean(named(filters, 'Filters'))).to.equal(false);
    });
  });

  describe('the period', () => {
    it('is one of the presets', async () => {
      const {filters, state} = await show();
      await open(filters, 'Created: Any time', 'Last 7 days');
      named(filters, 'Last 7 days').click();
      await filters.updateComplete;
      expect(state().period).to.deep.equal({preset: 'last-7-days'});
      expect(named(filters, 'Created: Last 7 days')).to.exist;
    });

    it('says whose days these are', async () => {
      const {filters} = await show();
      await open(filters, 'Created: Any time', 'Custom…');
      expect(filters.renderRoot.querySelector('.zone')?.textContent).to.match(/^Times in Berlin \(.+\)$/);
    });

    it('is from one day to another', async () => {
      const {filters, state} = await show();
      await open(filters, 'Created: Any time', 'Custom…');
      named(filters, 'Custom…').click();
      await waitUntil(() => focused(filters) === date(filters, 'created', 'from'));
      date(filters, 'created', 'from').value = '2025-01-01';
      date(filters, 'created', 'to').value = '2025-01-14';
      named(filters, 'Apply').click();
      await filters.updateComplete;
      expect(state().period).to.deep.equal({from: '2025-01-01', to: '2025-01-14'});
      expect(named(filters, 'Created: 1 Jan 2025 – 14 Jan 2025')).to.exist;
      expect(isOpen(filters, 'created')).to.equal(false);
    });

    it('does not end before it starts', async () => {
      const {filters, state} = await show();
      await open(filters, 'Created: Any time', 'Custom…');
      named(filters, 'Custom…').click();
      await filters.updateComplete;
      date(filters, 'created', 'from').value = '2025-01-14';
      date(filters, 'created', 'to').value = '2025-01-01';
      named(filters, 'Apply').click();
      await filters.updateComplete;
      expect(filters.renderRoot.querySelector('#created [role=alert]')?.textContent).to.equal(
        'The end is before the start.',
      );
      expect(state().period).to.equal(undefined);
      expect(isOpen(filters, 'created')).to.equal(true);
    });
  });

  describe('the additional filters', () => {
    it('are behind a button that counts them', async () => {
      const {filters, state} = await show();
      await open(filters, 'Filters', 'Apply');
      const [news, transaction] = all(filters, '#more [type=checkbox]') as HTMLInputElement[];
      news?.click();
      transaction?.click();
      await filters.updateComplete;
      expect(state()).to.deep.include({newMessagesOnly: true, withTransactionOnly: true});
      expect(named(filters, 'Filters, 2 active')).to.exist;
    });

    it('are chips that can be taken away', async () => {
      const {filters, backchat, state} = await show();
      backchat.list().setQuery({newMessagesOnly: true, roles: ['agent']});
      await waitUntil(() => all(filters, '.chip').length > 0);
      expect(all(filters, '.chip').map(({textContent}) => textContent?.trim())).to.deep.equal([
        'Only with new messages',
      ]);
      named(filters, 'Remove filter: Only with new messages').click();
      expect(state().newMessagesOnly).to.equal(false);
      expect(state().roles).to.deep.equal(['agent']);
    });

    it('are cleared with all others by "Clear all"', async () => {
      const {filters, backchat, state} = await show();
      backchat.list().setQuery({search: 'x', newMessagesOnly: true, roles: ['agent'], period: {preset: 'today'}});
      await waitUntil(() => named(filters, 'Clear all'));
      named(filters, 'Clear all').click();
      expect(state()).to.deep.include({search: '', newMessagesOnly: false, roles: []});
      expect(state().period).to.equal(undefined);
      await filters.updateComplete;
      expect(field(filters).value).to.equal('');
    });
  });

  describe('finding its list', () => {
    const served = (filters: ChatFilters) => Boolean(field(filters));

    it('is by "for", and may come before the list', async () => {
      const {backchat} = connect();
      const frame = await fixture<HTMLElement>(
        html`<div>
          <aside><chat-filters for="chats" layout="stack"></chat-filters></aside>
        </div>`,
      );
      const filters = frame.querySelector('chat-filters') as ChatFilters;
      expect(served(filters)).to.equal(false);
      const list = document.createElement('chat-list');
      list.id = 'chats';
      list.view = 'side';
      list.backchat = backchat;
      frame.append(list);
      await waitUntil(() => served(filters));
      named(filters, 'Merchant').click();
      expect(backchat.list('side').get().state.roles).to.deep.equal(['merchant']);
    });

    it('follows the id to another list', async () => {
      const [first, second] = [connect(), connect()];
      const frame = await fixture<HTMLElement>(
        html`<div>
          <chat-filters for="chats"></chat-filters>
          <chat-list id="chats" .backchat=${first.backchat}></chat-list>
        </div>`,
      );
      const filters = frame.querySelector('chat-filters') as ChatFilters;
      await waitUntil(() => served(filters));
      frame.querySelector('chat-list')?.remove();
      await waitUntil(() => !served(filters));
      const list = document.createElement('chat-list');
      list.backchat = second.backchat;
      frame.append(list);
      list.id = 'chats';
      await waitUntil(() => served(filters));
      named(filters, 'Merchant').click();
      expect(second.backchat.list().get().state.roles).to.deep.equal(['merchant']);
      expect(first.backchat.list().get().state.roles).to.deep.equal([]);
    });

    it('is the list it stands in', async () => {
      const {backchat} = connect();
      const list = await fixture<HTMLElement>(
        html`<chat-list .backchat=${backchat} view="inner"
          ><div slot="filters"><chat-filters></chat-filters></div
        ></chat-list>`,
      );
      const filters = list.querySelector('chat-filters') as ChatFilters;
      await waitUntil(() => served(filters));
      named(filters, 'Merchant').click();
      expect(backchat.list('inner').get().state.roles).to.deep.equal(['merchant']);
      expect(list.shadowRoot?.querySelector('chat-filters')).to.equal(null);
    });

    it('draws nothing to press without a list', async () => {
      const filters = await fixture<ChatFilters>(html`<chat-filters for="nowhere"></chat-filters>`);
      expect(all(filters, 'button, input')).to.have.length(0);
    });
  });

  it('is accessible, closed and open', async () => {
    const {filters} = await show();
    await expect(filters).to.be.accessible();
    await open(filters, 'Created: Any time', 'Custom…');
    named(filters, 'Custom…').click();
    await filters.updateComplete;
    await expect(filters).to.be.accessible();
    named(filters, 'Filters').click();
    await expect(filters).to.be.accessible();
  });
});
