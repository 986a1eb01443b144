/** A thread on a server, for its tests. Holds no tests itself. */
import type {Message} from '../model/message.js';
import {type ServerOptions, settle, World} from './live-world.test.js';
import type {MessageRange} from './ranges.js';
import {type ThreadSnapshot, ThreadStore} from './thread-store.js';

/** A thread of so many messages, `1` and so on. */
export class ThreadWorld extends World {
  readonly confirmed: Message[] = [];
  readonly thread: ThreadStore;
  readonly seen: readonly ThreadSnapshot[];
  readonly stop: () => void;

  constructor(count: number, options: ServerOptions = {}, prepare?: (world: World) => unknown) {
    super(options);
    this.server.openChat({id: 'a'});
    for (let i = 1; i <= count; i++) this.server.write('a', {id: String(i)});
    prepare?.(this);
    this.thread = new ThreadStore({...this.context, onMessages: (messages) => this.confirmed.push(...messages)}, 'a');
    const {seen, stop} = this.watch(this.thread);
    this.seen = seen;
    this.stop = stop;
  }

  static async ready(count: number, options?: ServerOptions): Promise<ThreadWorld> {
    const world = new ThreadWorld(count, options);
    await settle();
    return world;
  }

  get now(): ThreadSnapshot {
    return this.thread.get();
  }

  /** The ranges in short: `<` older, `>` newer messages are there. */
  get ranges(): readonly string[] {
    return this.now.ranges.map(({ids, hasOlder, hasNewer}) => {
      const text = ids.length > 4 ? `${ids[0]} … ${ids.at(-1)}` : ids.join(' ');
      return `${hasOlder ? '< ' : ''}${text}${hasNewer ? ' >' : ''}`;
    });
  }

  range(index = 0): MessageRange {
    return this.now.ranges[index] ?? {ids: [], hasOlder: false, hasNewer: false};
  }

  /** From here on every answer waits for the test; changes are delivered as they come. */
  async hold(): Promise<void> {
    this.server.isQuick = false;
    this.server.deliver(1_000);
    await settle();
  }

  async answer(index = 0): Promise<void> {
    this.server.calls[index]?.answer();
    await settle();
  }

  /** The stream is cut; what happens then is missed if the back end replays nothing. */
  async gap(meanwhile: () => void): Promise<void> {
    this.server.cut();
    await settle();
    meanwhile();
    await this.clock.advance(1_000);
  }
}
