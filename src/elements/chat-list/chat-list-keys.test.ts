import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {
  find,
  filtersOf,
  focused,
  idsOf,
  many,
  openerOf,
  rowOf,
  rowsOf,
  showList,
  tool,
  asked,
} from './list-page.test.js';
import type {ChatList} from './chat-list.js';

const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => sendKeys({press: key})), Promise.resolve());
const focusedIn = (list: ChatList) => focused(list)?.closest<HTMLElement>('tr')?.dataset.id;
const tabStops = (list: ChatList) => [...list.renderRoot.querySelectorAll('tbody [tabindex="0"]')];

describe('chat-list, by keyboard', () => {
  it('has one Tab stop for all rows', async () => {
    const {list} = await showList();
    expect(tabStops(list)).to.deep.equal([openerOf(list, 'refund')]);
  });

  it('walks the rows with Up, Down, Home and End', async () => {
    const {list} = await showList();
    const order = idsOf(list);
    openerOf(list, 'refund').focus();
    await press('ArrowDown', 'ArrowDown');
    expect(focusedIn(list)).to.equal(order[2]);
    await press('ArrowUp');
    expect(focusedIn(list)).to.equal(order[1]);
    await press('End');
    expect(focusedIn(list)).to.equal(order.at(-1));
    await press('ArrowDown', 'Home');
    expect(focusedIn(list)).to.equal(order[0]);
    expect(tabStops(list)).to.have.length(1);
  });

  it('walks the controls of a row with Left and Right', async () => {
    const {list} = await showList();
    openerOf(list, 'refund').focus();
    await press('ArrowLeft');
    expect(focused(list)?.ariaLabel).to.equal('Copy jane.doe@example.com');
    await press('ArrowLeft', 'ArrowLeft');
    expect(focused(list)?.ariaLabel).to.equal('Copy +44 20 7946 0958');
    await press('ArrowRight', 'ArrowRight');
    expect(focused(list)).to.equal(openerOf(list, 'refund'));
  });

  it('mirrors Left and Right where the text runs from right to left', async () => {
    const {list} = await showList({dir: 'rtl'});
    openerOf(list, 'refund').focus();
    await press('ArrowRight');
    expect(focused(list)?.ariaLabel).to.equal('Copy jane.doe@example.com');
  });

  it('opens with Enter', async () => {
    const {list} = await showList();
    let opened = '';
    list.addEventListener('chat-open', ({detail}) => (opened = detail.chatId));
    openerOf(list, 'refund').focus();
    await press('ArrowDown', 'Enter');
    expect(opened).to.equal(idsOf(list)[1]);
  });

  it('turns pages with brackets, and stays in the rows', async () => {
    const {list} = await showList({}, {options: many(60)});
    openerOf(list, 'c2').focus();
    await press(']');
    await waitUntil(() => idsOf(list)[0] === 'c26');
    await waitUntil(() => focusedIn(list) === 'c27');
    await press('[');
    await waitUntil(() => idsOf(list)[0] === 'c1');
  });

  it('goes to the search with a slash, and back with Escape', async () => {
    const {list} = await showList();
    openerOf(list, 'refund').focus();
    await press('/');
    const filters = filtersOf(list);
    expect(filters.shadowRoot?.activeElement?.localName).to.equal('input');
    await sendKeys({type: 'card'});
    await press('Escape');
    expect(filters.renderRoot.querySelector('input')?.value).to.equal('');
    expect(focused(list)).to.equal(filters);
    await press('Escape');
    await waitUntil(() => focusedIn(list) === 'refund');
  });

  it('opens the additional filters with f', async () => {
    const {list} = await showList();
    openerOf(list, 'refund').focus();
    await press('f');
    expect(filtersOf(list).renderRoot.querySelector('#more')?.matches(':popover-open')).to.equal(true);
    await press('r', 'Escape');
    expect(filtersOf(list).renderRoot.querySelector('#more')?.matches(':popover-open')).to.equal(false);
  });

  it('refreshes with r', async () => {
    const page = await showList();
    openerOf(page.list, 'refund').focus();
    const before = asked(page).length;
    await press('r');
    await waitUntil(() => asked(page).length === before + 1);
  });

  it('types letters into the search', async () => {
    const page = await showList();
    const before = asked(page).length;
    filtersOf(page.list).focusSearch();
    await sendKeys({type: 'r/f'});
    expect(filtersOf(page.list).renderRoot.querySelector('input')?.value).to.equal('r/f');
    expect(asked(page)).to.have.length(before);
  });

  it('leaves the letters alone with shortcuts="off"', async () => {
    const {list} = await showList({shortcuts: 'off'});
    openerOf(list, 'refund').focus();
    await press('/', 'f');
    expect(focusedIn(list)).to.equal('refund');
  });

  it('keeps the focus in the rows when the row that has it goes', async () => {
    const {list, control} = await showList();
    openerOf(list, 'till').focus();
    const index = idsOf(list).indexOf('till');
    control.deleteChat('till');
    await waitUntil(() => find(list, '.updates'));
    await press('r');
    await waitUntil(() => !rowOf(list, 'till'));
    expect(focusedIn(list)).to.equal(idsOf(list)[index]);
  });

  it('goes on in the rows after the updates were shown', async () => {
    const {list, control} = await showList();
    control.clientWrites('limit', 'Now, please.');
    await waitUntil(() => find(list, '.updates'));
    find(list, '.updates')?.focus();
    await press('Enter');
    await rowsOf(list);
    expect(focusedIn(list)).to.equal('refund');
  });

  it('keeps the focus on a page button that has come to its end', async () => {
    const {list} = await showList({}, {options: many(30)});
    tool(list, 'Next page').focus();
    await press('Enter');
    await waitUntil(() => idsOf(list)[0] === 'c26');
    expect(focused(list)?.ariaLabel).to.equal('Next page');
  });
});
