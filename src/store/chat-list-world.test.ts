/** A list on a server, for its tests. Holds no tests itself. */
import type {ListState} from '../model/list-state.js';
import {ChatListStore, type ListSnapshot} from './chat-list-store.js';
import {type ServerOptions, settle, World} from './live-world.test.js';

/** Twelve chats, five a page, the one that wrote last first: c012 to c008. */
export class ListWorld extends World {
  readonly list: ChatListStore;
  readonly stop: () => void;

  constructor(options: ServerOptions = {}, state: Partial<ListState> = {}) {
    super(options);
    this.openChats(12);
    this.list = new ChatListStore(this.context);
    this.list.setQuery({pageSize: 5, ...state});
    this.stop = this.watch(this.list).stop;
  }

  get now(): ListSnapshot {
    return this.list.get();
  }

  get ids(): string {
    return this.now.rows.map(({id}) => id.slice(-2)).join(' ');
  }

  /** The list, once its first page is there. */
  static async ready(options?: ServerOptions, state?: Partial<ListState>): Promise<ListWorld> {
    const world = new ListWorld(options, state);
    await settle();
    return world;
  }

  get requests(): number {
    return this.server.askedFor('listChats');
  }

  lastRequest(): unknown {
    return this.server.asked.filter(({method}) => method === 'listChats').at(-1)?.args[1];
  }

  /** From here on every answer waits for the test; changes are delivered as they come. */
  async hold(): Promise<void> {
    this.server.isQuick = false;
    this.server.deliver(100);
    await settle();
  }

  async answer(index = 0): Promise<void> {
    this.server.calls[index]?.answer();
    await settle();
  }
}
