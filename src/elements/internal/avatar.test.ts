import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {aPicture} from '../../adapters/testing/index.js';
import {avatar} from './avatar.js';

const draw = async (person: Parameters<typeof avatar>[0]) =>
  (await fixture<HTMLElement>(html`<div>${avatar(person)}</div>`)).querySelector('.avatar') as HTMLElement;

describe('avatar', () => {
  for (const [name, initials] of [
    ['Jane Doe', 'JD'],
    ['Hubert Blaine Wolfe-Junior', 'HJ'],
    ['madonna', 'M'],
    ['Conan O’Brien', 'CO'],
    ['欧阳 明月', '欧明'],
    ['e\u0301milie zola', 'E\u0301Z'],
    ['<b>Bobby</b>', 'BB'],
  ] as const) {
    it(`of ${name} is ${initials}`, async () => {
      expect((await draw({name})).textContent?.trim()).to.equal(initials);
    });
  }

  it('of nobody is a figure', async () => {
    expect((await draw({name: '🦄'})).querySelector('svg')).to.exist;
  });

  it('is a picture where there is one', async () => {
    const picture = (await draw({name: 'Jane Doe', avatarUrl: aPicture()})).querySelector('img');
    await waitUntil(() => picture?.complete);
    expect(picture?.classList.contains('broken')).to.equal(false);
  });

  it('falls back to the initials where the picture does not load', async () => {
    const picture = (await draw({name: 'Jane Doe', avatarUrl: 'blob:nowhere'})).querySelector('img');
    await waitUntil(() => picture?.classList.contains('broken'));
  });

  it('loads nothing from an address that is not a web address', async () => {
    expect((await draw({name: 'Jane Doe', avatarUrl: 'javascript:alert(1)'})).querySelector('img')).to.equal(null);
  });

  it('is square for a merchant', async () => {
    expect((await draw({name: 'Northwind', role: 'merchant'})).classList.contains('square')).to.equal(true);
  });
});
