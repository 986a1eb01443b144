import {expect} from '@open-wc/testing';
import {hasNewMessages} from './chat.js';

describe('New messages', () => {
  it('are there if they are counted, or known to be some', () => {
    expect(hasNewMessages({newMessages: 1})).to.equal(true);
    expect(hasNewMessages({newMessages: true})).to.equal(true);
    expect(hasNewMessages({newMessages: 0})).to.equal(false);
    expect(hasNewMessages({})).to.equal(false);
  });
});
