import {expect} from '@open-wc/testing';
import type {Page} from '../model/page.js';
import {pageBefore} from './page-before.js';
import {describePage, isBeyondEnd, NO_PAGING, type PageAsked} from './paging.js';

const page = (count: number, over: Partial<Page<number>> = {}): Page<number> => ({
  items: Array.from({length: count}, (_, index) => index),
  ...over,
});
const asked = (over: Partial<PageAsked> = {}): PageAsked => ({
  at: {page: 1},
  size: 10,
  number: 1,
  byNumber: true,
  ...over,
});

describe('What a page tells', () => {
  it('with an exact total is how many pages there are', () => {
    expect(describePage(page(10, {total: 25}), asked())).to.deep.equal({
      number: 1,
      total: 25,
      totalIsEstimate: false,
      pageCount: 3,
      hasPrevious: false,
      hasNext: true,
    });
    expect(describePage(page(5, {total: 25}), asked({at: {page: 3}, number: 3}))).to.deep.include({
      hasPrevious: true,
      hasNext: false,
    });
    expect(describePage(page(0, {total: 0}), asked())).to.deep.include({pageCount: 1, hasNext: false});
  });

  it('with an estimated total is that there are more', () => {
    const told = describePage(page(10, {total: 10_000, totalIsEstimate: true}), asked());
    expect(told).to.include({total: 10_000, totalIsEstimate: true, hasNext: true});
    expect(told).to.not.have.property('pageCount');
  });

  it('without a total is that a full page may have a next one', () => {
    expect(describePage(page(10), asked()).hasNext).to.equal(true);
    expect(describePage(page(9), asked()).hasNext).to.equal(false);
    expect(describePage(page(9), asked({at: {page: 2}, number: 2})).hasPrevious).to.equal(true);
  });

  it('is the number of the last one, where that was asked for', () => {
    const last = asked({at: {last: true}, number: undefined});
    expect(describePage(page(5, {total: 25}), last)).to.deep.include({number: 3, hasNext: false, hasPrevious: true});
    const unknown = describePage(page(10), last);
    expect(unknown).to.include({hasNext: false, hasPrevious: false});
    expect(unknown).to.not.have.property('number');
  });

  it('is only what its cursors say, where the back end finds no page by its number', () => {
    const byCursor = asked({byNumber: false, number: 2});
    expect(describePage(page(10, {total: 25}), byCursor)).to.deep.equal({
      number: 2,
      total: 25,
      totalIsEstimate: false,
      hasPrevious: false,
      hasNext: false,
    });
    expect(describePage(page(10, {next: 'n', previous: 'p'}), byCursor)).to.include({hasPrevious: true, hasNext: true});
  });
});

describe('Instead of an empty page', () => {
  it('comes the last one', () => {
    expect(isBeyondEnd({page: 7}, {...NO_PAGING, pageCount: 3})).to.equal(true);
    expect(pageBefore({page: 7}, 3)).to.equal(3);
    expect(pageBefore({page: 7}, 1)).to.equal(1);
  });

  it('comes the one before, where no total is known and one has been there', () => {
    expect(isBeyondEnd({page: 2}, NO_PAGING)).to.equal(true);
    expect(pageBefore({page: 8}, undefined, 7)).to.equal(7);
    expect(pageBefore({page: 8}, undefined, 8)).to.equal(7);
    expect(pageBefore({page: 2}, undefined, 1)).to.equal(1);
  });

  it('comes the first one, where an address named the page', () => {
    expect(pageBefore({page: 1_000_000}, undefined)).to.equal(1);
    expect(isBeyondEnd({after: 'gone'}, NO_PAGING)).to.equal(true);
    expect(pageBefore({after: 'gone'}, undefined)).to.equal(1);
  });

  it('comes no other, where the list itself is empty', () => {
    expect(isBeyondEnd({page: 1}, {...NO_PAGING, pageCount: 1})).to.equal(false);
    expect(isBeyondEnd({page: 1}, NO_PAGING)).to.equal(false);
    expect(isBeyondEnd({last: true}, NO_PAGING)).to.equal(false);
  });
});
