import {expect} from '@open-wc/testing';
import {type BackchatStorage, createIndexedDbStorage, createMemoryStorage, scopePrefix} from './storage.js';

let databases = 0;
const newName = () => `storage-test-${String(++databases)}`;

const kinds: readonly (readonly [string, () => BackchatStorage])[] = [
  ['in memory', createMemoryStorage],
  ['in IndexedDB', () => createIndexedDbStorage(newName())],
];

for (const [kind, create] of kinds) {
  describe(`Storage ${kind}`, () => {
    it('returns what was put', async () => {
      const storage = create();
      await storage.update('drafts', 'a', () => ({text: 'hello'}));
      expect(await storage.get('drafts', 'a')).to.deep.equal({text: 'hello'});
      expect(await storage.get('drafts', 'b')).to.be.undefined;
    });

    it('keeps areas apart', async () => {
      const storage = create();
      await storage.update('drafts', 'a', () => 1);
      await storage.update('outbox', 'a', () => 2);
      await storage.update('drafts', 'a', () => undefined);
      expect(await storage.get('outbox', 'a')).to.equal(2);
      expect(await storage.get('drafts', 'a')).to.be.undefined;
    });

    it('lists the values of a prefix in the order of their keys', async () => {
      const storage = create();
      for (const key of ['p 3', 'p 1', 'q 1', 'p 2']) await storage.update('outbox', key, () => key);
      expect(await storage.all('outbox', 'p ')).to.deep.equal(['p 1', 'p 2', 'p 3']);
    });

    it('deletes the values of a prefix and no others', async () => {
      const storage = create();
      for (const key of ['p 1', 'p 2', 'q 1']) await storage.update('outbox', key, () => key);
      await storage.deleteAll('outbox', 'p ');
      expect(await storage.all('outbox', '')).to.deep.equal(['q 1']);
    });

    it('changes a value, and deletes it on request', async () => {
      const storage = create();
      const add = (old = 0) => old + 1;
      expect(await storage.update('outbox', 'n', add)).to.equal(1);
      expect(await storage.update('outbox', 'n', add)).to.equal(2);
      expect(await storage.update('outbox', 'n', () => undefined)).to.be.undefined;
      expect(await storage.get('outbox', 'n')).to.be.undefined;
    });
  });
}

describe('Storage in IndexedDB', () => {
  const {open} = IDBFactory.prototype;
  const {put} = IDBObjectStore.prototype;

  afterEach(() => {
    IDBFactory.prototype.open = open;
    IDBObjectStore.prototype.put = put;
  });

  it('survives the page', async () => {
    const name = newName();
    await createIndexedDbStorage(name).update('drafts', 'a', () => 'hello');
    expect(await createIndexedDbStorage(name).get('drafts', 'a')).to.equal('hello');
  });

  it('lets nothing come between reading and writing of a change, across tabs', async () => {
    const name = newName();
    const tabs = [createIndexedDbStorage(name), createIndexedDbStorage(name)];
    const add = (old = 0) => old + 1;
    await Promise.all([...tabs, ...tabs, ...tabs].map((tab) => tab.update('outbox', 'n', add)));
    expect(await tabs[0]!.get('outbox', 'n')).to.equal(6);
  });

  it('does not stand in the way of deletion, and goes on after it', async () => {
    const name = newName();
    const storage = createIndexedDbStorage(name);
    await storage.update('drafts', 'a', () => 'hello');
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onblocked = reject;
    });
    await storage.update('drafts', 'b', () => 'again');
    expect(await createIndexedDbStorage(name).all('drafts', '')).to.deep.equal(['again']);
  });

  it('keeps in memory where the browser refuses a database', async () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    const storage = createIndexedDbStorage(newName());
    await storage.update('drafts', 'a', () => 'hello');
    await storage.update('drafts', 'b', () => 'again');
    await storage.update('drafts', 'b', () => undefined);
    expect(await storage.get('drafts', 'a')).to.equal('hello');
    expect(await storage.all('drafts', '')).to.deep.equal(['hello']);
    await storage.deleteAll('drafts', '');
    expect(await storage.all('drafts', '')).to.deep.equal([]);
  });

  it('keeps in memory where the database turns out to be broken', async () => {
    const name = newName();
    // A database of that name which has none of the areas.
    const request = indexedDB.open(name, 2);
    await new Promise((resolve) => (request.onsuccess = resolve));
    const storage = createIndexedDbStorage(name);
    await storage.update('drafts', 'a', () => 'hello');
    expect(await storage.get('drafts', 'a')).to.equal('hello');
    request.result.close();
  });

  it('goes on with what it knows when the disk is full', async () => {
    const storage = createIndexedDbStorage(newName());
    await storage.update('outbox', 'a', () => 'stored');
    IDBObjectStore.prototype.put = function (value, key) {
      const request = put.call(this, value, key);
      this.transaction.abort();
      return request;
    };
    await storage.update('outbox', 'b', () => 'not stored');
    expect(await storage.all('outbox', '')).to.deep.equal(['stored', 'not stored']);
    expect(await storage.update<string>('outbox', 'a', (old) => `${old ?? ''}, changed`)).to.equal('stored, changed');
  });
});

describe('scopePrefix', () => {
  it('is never the beginning of that of another scope', () => {
    const scopes = ['', 'a', 'ab', 'a b', 'a" b', 'a"', '"', 'a\\', 'a\\" '];
    for (const scope of scopes) {
      const others = scopes.filter((other) => other !== scope);
      expect(others.filter((other) => scopePrefix(other).startsWith(scopePrefix(scope)))).to.deep.equal([]);
    }
  });
});
