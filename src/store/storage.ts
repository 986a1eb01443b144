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
  put<T>(area: StorageArea, key: string, value: T): Promise<void>;
  delete(area: StorageArea, key: string): Promise<void>;
  deleteAll(area: StorageArea, prefix: string): Promise<void>;
  /** Reads, changes and writes one value with nothing in between, across tabs; returning `undefined` deletes it. */
  update<T>(area: StorageArea, key: string, change: Update<T>): Promise<T | undefined>;
}

const AREAS: readonly StorageArea[] = ['outbox', 'drafts', 'identities'];

/** The beginning of all keys of one scope. No scope's prefix begins another's. */
export function scopePrefix(scope: string): string {
  return `${JSON.stringify(scope)} `;
}

/** Forgets everything with the page. */
export function createMemoryStorage(): BackchatStorage {
  return new MemoryStorage();
}

/** Keeps everything in the IndexedDB database `name`, shared by all tabs of the origin. */
export function createIndexedDbStorage(name = 'backchat'): BackchatStorage {
  return new IndexedDbStorage(name);
}

class MemoryStorage implements BackchatStorage {
  readonly #values = new Map<string, unknown>();

  async all<T>(area: StorageArea, prefix: string): Promise<readonly T[]> {
    return this.#keys(area, prefix).map((key) => this.#values.get(key) as T);
  }

  get<T>(area: StorageArea, key: string): Promise<T | undefined> {
    return this.update<T>(area, key, (old) => old);
  }

  async put<T>(area: StorageArea, key: string, value: T): Promise<void> {
    await this.update(area, key, () => value);
  }

  async delete(area: StorageArea, key: string): Promise<void> {
    await this.update(area, key, () => undefined);
  }

  async deleteAll(area: StorageArea, prefix: string): Promise<void> {
    for (const key of this.#keys(area, prefix)) this.#values.delete(key);
  }

  async update<T>(area: StorageArea, key: string, change: Update<T>): Promise<T | undefined> {
    return this.remember(area, key, change(this.#values.get(area + key) as T | undefined));
  }

  protected remember<T>(area: StorageArea, key: string, value: T): T {
    if (value === undefined) this.#values.delete(area + key);
    else this.#values.set(area + key, value);
    return value;
  }

  #keys(area: StorageArea, prefix: string): readonly string[] {
    return [...this.#values.keys()].filter((key) => key.startsWith(area + prefix)).sort();
  }
}

const keysFrom = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** What this page has read and written stays in memory too: it is all there is once the database has failed. */
class IndexedDbStorage extends MemoryStorage {
  readonly #name: string;
  #database?: Promise<IDBDatabase>;
  #failed = false;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  override async all<T>(area: StorageArea, prefix: string): Promise<readonly T[]> {
    const rows = await this.#run<readonly (readonly [string, T])[]>(area, (store, done) => {
      const keys = store.getAllKeys(keysFrom(prefix));
      const values = store.getAll(keysFrom(prefix));
      values.onsuccess = () => done(keys.result.map((key, index) => [key as string, values.result[index] as T]));
    });
    if (!rows) return super.all(area, prefix);
    void super.deleteAll(area, prefix);
    return rows.map(([key, value]) => this.remember(area, key, value));
  }

  override async deleteAll(area: StorageArea, prefix: string): Promise<void> {
    await super.deleteAll(area, prefix);
    await this.#run(area, (store, done) => {
      store.delete(keysFrom(prefix));
      done(true);
    });
  }

  override async update<T>(area: StorageArea, key: string, change: Update<T>): Promise<T | undefined> {
    const written = await this.#run<readonly [T | undefined]>(area, (store, done) => {
      const request = store.get(key) as IDBRequest<T | undefined>;
      request.onsuccess = () => {
        const next = change(request.result);
        if (next === undefined) store.delete(key);
        // Not what was only read: a full disk can still be read.
        else if (next !== request.result) store.put(next, key);
        done([next]);
      };
    });
    return written ? this.remember(area, key, written[0]) : super.update(area, key, change);
  }

  /**
   * Resolves once the transaction is complete, to `undefined` where the database has failed for good. A connection that
   * was lost (browsers close them) is opened once more; a transaction that failed has changed nothing, so it may run
   * again. `step` hands its result to `done`.
   */
  async #run<T>(
    area: StorageArea,
    step: (store: IDBObjectStore, done: (result: T) => void) => void,
  ): Promise<T | undefined> {
    for (let attempt = 0; attempt < 2 && !this.#failed; attempt++) {
      try {
        const database = await (this.#database ??= openDatabase(this.#name, () => (this.#database = undefined)));
        return await new Promise<T>((resolve, reject) => {
          const transaction = database.transaction(area, 'readwrite');
          let result: T;
          transaction.oncomplete = () => resolve(result);
          transaction.onabort = reject;
          step(transaction.objectStore(area), (value) => (result = value));
        });
      } catch {
        this.#database = undefined;
      }
    }
    this.#failed = true;
    return undefined;
  }
}

/** `onLost` is called when the connection can no longer be used. */
function openDatabase(name: string, onLost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => AREAS.forEach((area) => request.result.createObjectStore(area));
    request.onerror = reject;
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = onLost;
      // A later version of the library, or a deletion, must not wait for this page.
      database.onversionchange = () => {
        database.close();
        onLost();
      };
      resolve(database);
    };
  });
}
