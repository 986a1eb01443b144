import {expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {LitElement} from 'lit';
import {servedList} from './list-finder.js';

class FinderHost extends LitElement {
  for?: string;
  protected override render(): void {
    servedList(this);
  }
}
customElements.define('finder-host', FinderHost);

class ServingList extends HTMLElement {
  readonly guests = new Set<Element>();
  get served(): number {
    return this.guests.size;
  }
  requestUpdate(): void {}
}
customElements.define('serving-list', ServingList);

describe('servedList', () => {
  it('leaves nothing behind after 100 reconnects', async () => {
    const frame = await fixture<HTMLElement>(html`<div><serving-list id="served"></serving-list></div>`);
    const list = frame.querySelector('serving-list') as ServingList;
    const host = new FinderHost();
    host.for = 'served';
    frame.append(host);
    await waitUntil(() => list.served === 1);
    for (let i = 0; i < 100; i++) {
      frame.append(host);
      await host.updateComplete;
      expect(list.served).to.equal(1);
      host.remove();
      expect(list.served).to.equal(0);
    }
  });

  it('serves nobody if it is gone before the list is ready', async () => {
    const frame = await fixture<HTMLElement>(html`<div><late-list id="late"></late-list></div>`);
    const host = new FinderHost();
    host.for = 'late';
    frame.append(host);
    await nextFrame();
    host.remove();
    customElements.define('late-list', class extends ServingList {});
    await customElements.whenDefined('late-list');
    await Promise.resolve();
    expect((frame.querySelector('#late') as ServingList).served).to.equal(0);
  });
});
