/**
 * What is kept on this computer, and the only place that touches IndexedDB. Where there is none (Node), or the browser
 * refuses it (private modes, a full disk), it keeps in memory what it knows and goes on: nothing here rejects for that.
 */

export type StorageArea = 'outbox' | 'drafts' | 'identities';

/** Small key/value areas. Keys are strings; values must be structured-cloneable and are never changed in place. */
export interface BackchatStorage {
  /** The values whose keys begin with `prefix`, in key order. */
  all<T>(area: StorageArea, prefix: string): Promise<readonly T[]>;
  get<T>(area: StorageArea, key: string): Promise<T | undefined>;
  put<T>(area: StorageArea, key: string, value: T): Promise<void>;
  delete(area: StorageArea, key: string): Promise<void>;
  deleteAll(area: StorageArea, prefix: string): Promise<void>;
  /** Reads, changes and writes one value with nothing in between, across tabs; returning `undefined` deletes it. */
  update<T>(area: StorageArea, key: string, change: (old: T | undefined) => T | undefined): Promise<T | undefined>;
}

const AREAS: readonly StorageArea[] = ['outbox', 'drafts', 'identities'];

/** The beginning of all keys of one scope. No scope's prefix begins another's. */
export function scopePrefix(scope: string): string {
  return `${JSON.stringify(scope)} `;
}

/** Forgets everything with the page. */
export function createMemoryStorage(): BackchatStorage {
  return new Mirror();
}

/** Keeps everything in the IndexedDB database `name`, shared by all tabs of the origin. */
export function createIndexedDbStorage(name = 'backchat'): BackchatStorage {
  return new IndexedDbStorage(name);
}

class Mirror implements BackchatStorage {
  readonly #values = new Map<string, unknown>();

  async all<T>(area: StorageArea, prefix: string): Promise<readonly T[]> {
    return this.#keys(area, prefix).map((key) => this.#values.get(key) as T);
  }

  async get<T>(area: StorageArea, key: string): Promise<T | undefined> {
    return this.#values.get(area + key) as T | undefined;
  }

  async put<T>(area: StorageArea, key: string, value: T): Promise<void> {
    this.set(area, key, value);
  }

  async delete(area: StorageArea, key: string): Promise<void> {
    this.set(area, key, undefined);
  }

  async deleteAll(area: StorageArea, prefix: string): Promise<void> {
    for (const key of this.#keys(area, prefix)) this.#values.delete(key);
  }

  async update<T>(
    area: StorageArea,
    key: string,
    change: (old: T | undefined) => T | undefined,
  ): Promise<T | undefined> {
    const next = change(this.#values.get(area + key) as T | undefined);
    this.set(area, key, next);
    return next;
  }

  set(area: StorageArea, key: string, value: unknown): void {
    if (value === undefined) this.#values.delete(area + key);
    else this.#values.set(area + key, value);
  }

  #keys(area: StorageArea, prefix: string): readonly string[] {
    return [...this.#values.keys()].filter((key) => key.startsWith(area + prefix)).sort();
  }
}

/** One step inside a transaction; hands its result to `done`. */
type Step<T> = (store: IDBObjectStore, done: (result: T) => void) => void;

class IndexedDbStorage implements BackchatStorage {
  readonly #name: string;
  /** What this page has read and written: all there is once the database has failed. */
  readonly #mirror = new Mirror();
  #database?: Promise<IDBDatabase>;
  #failed = false;

  constructor(name: string) {
    this.#name = name;
  }

  async all<T>(area: StorageArea, prefix: string): Promise<readonly T[]> {
    const range = () => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const rows = await this.#run<readonly (readonly [string, T])[]>(area, 'readonly', (store, done) => {
      const keys = store.getAllKeys(range());
      const values = store.getAll(range());
      values.onsuccess = () => done(keys.result.map((key, index) => [key as string, values.result[index] as T]));
    });
    if (!rows) return this.#mirror.all(area, prefix);
    await this.#mirror.deleteAll(area, prefix);
    for (const [key, value] of rows) this.#mirror.set(area, key, value);
    return rows.map(([, value]) => value);
  }

  async get<T>(area: StorageArea, key: string): Promise<T | undefined> {
    const found = await this.#run<{value?: T}>(area, 'readonly', (store, done) => {
      const request = store.get(key) as IDBRequest<T | undefined>;
      request.onsuccess = () => done({value: request.result});
    });
    if (found) this.#mirror.set(area, key, found.value);
    return this.#mirror.get(area, key);
  }

  async put<T>(area: StorageArea, key: string, value: T): Promise<void> {
    await this.update(area, key, () => value);
  }

  async delete(area: StorageArea, key: string): Promise<void> {
    await this.update(area, key, () => undefined);
  }

  async deleteAll(area: StorageArea, prefix: string): Promise<void> {
    await this.#mirror.deleteAll(area, prefix);
    await this.#run<true>(area, 'readwrite', (store, done) => {
      store.delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
      done(true);
    });
  }

  async update<T>(
    area: StorageArea,
    key: string,
    change: (old: T | undefined) => T | undefined,
  ): Promise<T | undefined> {
    const written = await this.#run<{next?: T}>(area, 'readwrite', (store, done) => {
      const request = store.get(key) as IDBRequest<T | undefined>;
      request.onsuccess = () => {
        const next = change(request.result);
        if (next === undefined) store.delete(key);
        else store.put(next, key);
        done({next});
      };
    });
    if (!written) return this.#mirror.update(area, key, change);
    this.#mirror.set(area, key, written.next);
    return written.next;
  }

  /**
   * Resolves once the transaction is complete, to `undefined` where the database has failed for good. A connection that
   * was lost (browsers close them) is opened once more; a transaction that failed has changed nothing, so it may run again.
   */
  async #run<T extends object | true>(
    area: StorageArea,
    mode: IDBTransactionMode,
    step: Step<T>,
  ): Promise<T | undefined> {
    for (let attempt = 0; attempt < 2 && !this.#failed; attempt++) {
      try {
        const database = await (this.#database ??= openDatabase(this.#name, () => (this.#database = undefined)));
        return await new Promise<T>((resolve, reject) => {
          const transaction = database.transaction(area, mode);
          let result: T;
          transaction.oncomplete = () => resolve(result);
          transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
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
    request.onerror = () => reject(request.error ?? new Error('refused'));
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
