import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {RovingRowsController} from './roving-rows-controller.js';

class RovingHost extends LitElement {
  static override properties = {ids: {}};
  declare ids: readonly string[];
  readonly roving = new RovingRowsController(this, '.row', '.main');

  constructor() {
    super();
    this.ids = ['a', 'b', 'c'];
  }

  protected override render(): TemplateResult {
    return html`<div @keydown=${({key}: KeyboardEvent) => this.roving.walk(key)}>
      ${repeat(
        this.ids,
        (id) => id,
        (id) =>
          html`<p class="row" id=${id}>
            <button class="more" tabindex="-1">More</button><button class="main" tabindex="-1">${id}</button>
          </p>`,
      )}
    </div>`;
  }
}
customElements.define('roving-host', RovingHost);

const show = () => fixture<RovingHost>(html`<roving-host></roving-host>`);
const stops = (host: RovingHost) =>
  [...host.renderRoot.querySelectorAll<HTMLElement>('[tabindex="0"]')].map((stop) => stop.closest('.row')?.id);
const focused = (host: RovingHost) => host.shadowRoot?.activeElement?.closest('.row')?.id;

describe('RovingRowsController', () => {
  it('makes the first row the Tab stop', async () => {
    expect(stops(await show())).to.deep.equal(['a']);
  });

  it('makes the row that has the focus the Tab stop, whatever in it has it', async () => {
    const host = await show();
    host.renderRoot.querySelector<HTMLElement>('#b .more')?.focus();
    await waitUntil(() => String(stops(host)) === 'b', 'the stop');
  });

  it('stays at the ends', async () => {
    const host = await show();
    host.roving.focus();
    await sendKeys({press: 'ArrowUp'});
    expect(focused(host)).to.equal('a');
    await sendKeys({press: 'End'});
    await sendKeys({press: 'ArrowDown'});
    expect(focused(host)).to.equal('c');
  });

  it('moves the focus on when its row goes', async () => {
    const host = await show();
    host.roving.focusRow(host.renderRoot.querySelector('#b'));
    host.ids = ['a', 'c'];
    await host.updateComplete;
    expect(focused(host)).to.equal('c');
    expect(stops(host)).to.deep.equal(['c']);
  });

  it('does not take the focus when rows change elsewhere', async () => {
    const host = await show();
    host.ids = ['x', 'y'];
    await host.updateComplete;
    expect(focused(host)).to.equal(undefined);
    expect(stops(host)).to.deep.equal(['x']);
  });

  it('has one Tab stop after 100 reconnects', async () => {
    const host = await show();
    const parent = host.parentElement;
    for (let i = 0; i < 100; i++) {
      host.remove();
      parent?.append(host);
      host.requestUpdate();
      await host.updateComplete;
    }
    expect(stops(host)).to.have.length(1);
  });
});
