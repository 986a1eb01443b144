import {expect} from '@open-wc/testing';
import {ChatError, type ChatErrorCode, isAbort, isChatError, toChatError} from './errors.js';

describe('A ChatError', () => {
  it('may be tried again where the same call may succeed later', () => {
    const retriable: ChatErrorCode[] = ['rate-limited', 'unavailable', 'offline', 'timeout'];
    const final: ChatErrorCode[] = ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'invalid', 'protocol'];
    for (const code of retriable) expect(new ChatError(code, 'x').retriable, code).to.equal(true);
    for (const code of final) expect(new ChatError(code, 'x').retriable, code).to.equal(false);
    expect(new ChatError('conflict', 'x', {retriable: true}).retriable).to.equal(true);
  });

  it('tells what is known of it, and nothing else', () => {
    const cause = new Error('socket closed');
    const full = new ChatError('invalid', 'Bad name.', {retryAfterMs: 0, correlationId: 'r-1', field: 'name', cause});
    expect(full).to.include({retryAfterMs: 0, correlationId: 'r-1', field: 'name', cause, name: 'ChatError'});
    const bare = new ChatError('invalid', 'Bad name.');
    for (const field of ['retryAfterMs', 'correlationId', 'field', 'cause']) expect(bare).to.not.have.property(field);
  });
});

describe('Anything that is thrown', () => {
  it('is a ChatError already, even one of another copy of the package', () => {
    const error = new ChatError('conflict', 'x');
    expect(toChatError(error)).to.equal(error);
    const foreign = Object.assign(new Error('x'), {name: 'ChatError', code: 'conflict'});
    expect(isChatError(foreign)).to.equal(true);
    expect(toChatError(foreign)).to.equal(foreign);
  });

  it('counts as unavailable if it is none', () => {
    const cause = new TypeError('Failed to fetch');
    expect(toChatError(cause)).to.include({code: 'unavailable', message: 'Failed to fetch', cause, retriable: true});
    expect(toChatError('boom')).to.include({code: 'unavailable', message: 'boom', cause: 'boom'});
    expect(toChatError(undefined).code).to.equal('unavailable');
    expect(isChatError({name: 'ChatError', code: 'conflict'})).to.equal(false);
  });

  it('is nothing to show if it is an abort', () => {
    const aborted = new AbortController();
    aborted.abort();
    expect(isAbort(aborted.signal.reason)).to.equal(true);
    expect(isAbort(new ChatError('timeout', 'x'))).to.equal(false);
    expect(isAbort('AbortError')).to.equal(false);
  });
});
