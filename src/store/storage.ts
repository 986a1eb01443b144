/**
 * What is kept on this computer, and the only place that touches IndexedDB. Where there is none (Node), or the browser
 * refuses it (private modes, a full disk), it keeps in memory what it knows and goes on: nothing here rejects for that.
 */

export type StorageArea = 'outbox' | 'drafts' | 'identities';

type Update<T> = (old: T | undefined) => T | undefined;

/** Small key/value areas. Keys are strings; values must be structured-cloneable and are never changed in place. */
export interface BackchatStorage {
  /** The values whose keys begin with `prefix`, in key order. */
  all<T>(area: StorageArea, prefix: string): Promise<readonly T[]>;
  get<T>(area: StorageArea, key: string): Promise<T | undefined>;
  deleteAll(area: StorageArea, prefix: string): Promise<void>;
  /** Reads, changes and writes one value with nothing in between, across tabs; returning `undefined` deletes it. */
  update<T>(area: StorageArea, key: string, change: Update<T>): Promise<T | undefined>;
}

/** The one object store; its keys begin with the area. */
const VALUES = 'values';

/** The beginning of all keys of one scope. No scope's prefix begins another's. */
export function scopePrefix(scope: string): string {
  return `${JSON.stringify(scope)} `;
}

/** Forgets everything with the page. */
export function createMemoryStorage(): BackchatStorage {
  return createIndexedDbStorage('', true);
}

/**
 * Keeps everything in the IndexedDB database `name`, shared by all tabs of the origin. What this page has read and
 * written stays in memory too: it is all there is once the database `hasFailed`.
 */
export function createIndexedDbStorage(name = 'backchat', hasFailed = false): BackchatStorage {
  const memory = new Map<string, unknown>();
  let database: Promise<IDBDatabase> | undefined;

  const keysOf = (prefix: string) => [...memory.keys()].filter((key) => key.startsWith(prefix)).sort();
  const forget = (prefix: string) => keysOf(prefix).forEach((key) => memory.delete(key));

  /**
   * Runs `step` in a transaction; resolves, once that is complete, to whether it was, which it is not where the database
   * has failed for good. A connection that was lost (browsers close them) is opened once more; a transaction that failed
   * has changed nothing, so it may run again.
   */
  const run = async (step: (store: IDBObjectStore) => void): Promise<boolean> => {
    for (let attempt = 0; attempt < 2 && !hasFailed; attempt++) {
      try {
        const transaction = (await (database ??= openDatabase(name))).transaction(VALUES, 'readwrite');
        await new Promise((resolve, reject) => {
          transaction.oncomplete = resolve;
          transaction.onabort = reject;
          step(transaction.objectStore(VALUES));
        });
        return true;
      } catch {
        database = undefined;
      }
    }
    hasFailed = true;
    return false;
  };

  const update = async <T>(area: StorageArea, name: string, change: Update<T>): Promise<T | undefined> => {
    const key = area + name;
    let next: T | undefined;
    const isDone = await run((store) => {
      const request = store.get(key) as IDBRequest<T | undefined>;
      request.onsuccess = () => {
        next = change(request.result);
        if (next === undefined) store.delete(key);
        // Not what was only read: a full disk can still be read.
        else if (next !== request.result) store.put(next, key);
      };
    });
    if (!isDone) next = change(memory.get(key) as T | undefined);
    if (next === undefined) memory.delete(key);
    else memory.set(key, next);
    return next;
  };

  return {
    async all<T>(area: StorageArea, start: string) {
      const prefix = area + start;
      await run((store) => {
        const keys = store.getAllKeys(keysFrom(prefix)) as IDBRequest<string[]>;
        const values = store.getAll(keysFrom(prefix)) as IDBRequest<T[]>;
        values.onsuccess = () => {
          forget(prefix);
          keys.result.forEach((key, index) => memory.set(key, values.result[index]));
        };
      });
      return keysOf(prefix).map((key) => memory.get(key) as T);
    },
    get: (area, key) => update(area, key, (old) => old),
    async deleteAll(area, start) {
      await run((store) => store.delete(keysFrom(area + start)));
      forget(area + start);
    },
    update,
  };
}

function keysFrom(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 2);
    request.onupgradeneeded = () => request.result.createObjectStore(VALUES);
    request.onerror = reject;
    request.onsuccess = () => {
      const {result} = request;
      // A later version of the library, or a deletion, must not wait for this page: the next step opens it again.
      result.onversionchange = () => result.close();
      resolve(result);
    };
  });
}
