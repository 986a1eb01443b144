import {expect} from '@open-wc/testing';
import type {ChatErrorCode} from '../model/errors.js';
import {CHAT_STATUSES, CLIENT_ROLES} from '../model/chat.js';
import {PERIOD_PRESETS} from '../model/list-state.js';
import {SORT_KEYS} from '../model/query.js';
import {en as first} from './en.js';
import {laterWords} from './en-later.js';

const en = laterWords(first);

describe('The English words', () => {
  it('of parts that are loaded later are there with them, and give way to those of the host', () => {
    expect(en.downloadCancelled).to.equal('Download cancelled');
    const own = {...first, downloadCancelled: 'Stopped', tryAgain: 'Again'};
    expect(laterWords(own)).to.include({downloadCancelled: 'Stopped', tryAgain: 'Again', dismiss: 'Dismiss'});
  });

  it('have a singular and a plural', () => {
    expect([0, 1, 2].map((count) => en.updates(count))).to.deep.equal(['0 updates', '1 update', '2 updates']);
    expect([1, 3].map((count) => en.newMessageCount(count))).to.deep.equal(['1 new message', '3 new messages']);
    expect([1, 2].map((count) => en.unsent(count))).to.deep.equal(['1 message not sent', '2 messages not sent']);
    expect(['1', '2'].map((count) => en.charactersLeft(count))).to.deep.equal([
      '1 character left',
      '2 characters left',
    ]);
    expect(['1', '2'].map((count) => en.charactersTooMany(count))).to.deep.equal([
      '1 character too many',
      '2 characters too many',
    ]);
    expect(en.deleteText(1)).to.equal('1 message will be deleted and cannot be brought back.');
    expect(en.chatWith('Jane', 1)).to.equal('Chat with Jane, 1 new message');
  });

  it('do without a number that is not known', () => {
    expect(en.range('1', '25')).to.equal('1–25');
    expect(en.range('1', '25', '2,345')).to.equal('1–25 of 2,345');
    expect(en.preparing('200')).to.equal('Preparing… 200');
    expect(en.preparing('200', '450')).to.equal('Preparing… 200 of 450');
    expect(en.downloadStopped('200')).to.equal('The download stopped at 200.');
    expect(en.downloadStopped('200', '450')).to.equal('The download stopped at 200 of 450.');
    expect(en.previousChats()).to.equal('Previous chats');
    expect(en.previousChats('7')).to.equal('Previous chats (7)');
    expect(en.deleteText(undefined)).to.match(/^All its messages/);
    expect(en.filtersActive(0)).to.equal('Filters');
    expect(en.filtersActive(2)).to.equal('Filters, 2 active');
    expect(en.chatWith('Jane', 0)).to.equal('Chat with Jane');
    expect(en.writeTo()).to.equal('Write a message…');
    expect(en.writeTo('Jane')).to.equal('Write to Jane…');
  });

  it('name every role, status, period and order of ours', () => {
    const names = [
      ...CLIENT_ROLES.map((role) => en.roleName(role)),
      ...CHAT_STATUSES.map((status) => en.statusName(status)),
      ...PERIOD_PRESETS.map((preset) => en.periodName(preset)),
      ...SORT_KEYS.flatMap((key) => [en.sortName(key, 'asc'), en.sortName(key, 'desc')]),
    ];
    expect(new Set(names).size).to.equal(names.length);
    expect(names).to.include.members(['Sub-agent', 'No active chat', 'Last 7 days', 'Client name A–Z']);
  });

  it('make a word of the back end readable', () => {
    expect(en.roleName('key_account')).to.equal('Key account');
    expect(en.statusName('on-hold')).to.equal('On hold');
    expect(en.statusName('')).to.equal('');
  });

  it('say why something failed, and what to do where that is known', () => {
    const detail = {message: 'As the back end says it.'};
    const own: ChatErrorCode[] = [
      'timeout',
      'unavailable',
      'rate-limited',
      'protocol',
      'offline',
      'unauthenticated',
      'forbidden',
    ];
    expect(new Set(own.map((code) => en.reason(code, detail))).size).to.equal(own.length);
    expect(own.map((code) => en.reason(code, detail))).to.not.include(detail.message);
    for (const code of ['conflict', 'invalid'] as const) expect(en.reason(code, detail)).to.equal(detail.message);
    expect(en.reason('rate-limited', {...detail, seconds: 9})).to.equal('Too many requests; trying again in 9 s.');
    expect(en.reason('protocol', {...detail, field: 'items[0].id'})).to.include('(items[0].id)');
  });
});
