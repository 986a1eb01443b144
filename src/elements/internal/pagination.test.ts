import {expect} from '@open-wc/testing';
import {pagesAround} from './pagination.js';

describe('pagesAround', () => {
  for (const [page, count, expected] of [
    [1, 1, [1]],
    [1, 4, [1, 2, 3, 4]],
    [1, 494, [1, 2, 3, 4, 0, 494]],
    [4, 494, [1, 2, 3, 4, 5, 0, 494]],
    [200, 494, [1, 0, 199, 200, 201, 0, 494]],
    [494, 494, [1, 0, 491, 492, 493, 494]],
    [3, 6, [1, 2, 3, 4, 5, 6]],
  ] as const) {
    it(`of page ${page} in ${count} are ${expected.join(' ')}`, () => {
      expect(pagesAround(page, count)).to.deep.equal(expected);
    });
  }

  it('always hold the page, its neighbours and both ends, in at most seven places', () => {
    for (let count = 1; count < 40; count++) {
      for (let page = 1; page <= count; page++) {
        const pages = pagesAround(page, count);
        expect(pages).to.include.members([1, count, page, Math.max(1, page - 1), Math.min(count, page + 1)]);
        expect(pages.length).to.be.at.most(7);
        expect([...pages].filter(Boolean)).to.deep.equal([...new Set(pages.filter(Boolean))].sort((a, b) => a - b));
      }
    }
  });
});
