/**
 * The messages of one chat: a map of what is known, and the stretches of it that are loaded. Which stretch is shown,
 * and where it is scrolled to, belong to the element.
 */
import type {DataChange} from '../model/change.js';
import type {Message} from '../model/message.js';
import {
  askForAll,
  noticeMessage,
  readAround,
  readMessageAgain,
  readNewer,
  readOlder,
  type Reading,
  readWindow,
  removeMessage,
  unsureOf,
} from './later-reading.js';
import {LiveStore, type OnActive, type StoreContext} from './live-store.js';
import {isContained} from './merge.js';
import {type MessageRange, rangeOf} from './ranges.js';
import {emptyThread, putMessage, showRanges, type ThreadSnapshot} from './thread-snapshot.js';
import {isLoaded} from './thread-windows.js';
import {Tombstones} from './tombstones.js';

export type {ThreadSnapshot} from './thread-snapshot.js';

/** Messages a window asks for. */
const WINDOW = 50;

export class ThreadStore extends LiveStore<ThreadSnapshot, Reading> {
  /** The changes up to here are in all ranges. */
  seq?: number;
  readonly #chatId: string;
  /** The message in view, round which a gap is read again; absent = the newest. */
  #inView?: string;
  #cancelTyping?: () => void;

  constructor(context: StoreContext, chatId: string, onActive?: OnActive) {
    super(context, emptyThread(chatId), onActive, new Tombstones());
    this.#chatId = chatId;
  }

  /**
   * Reads the newest messages.
   * @later live
   */
  async loadNewest(): Promise<void> {
    await readWindow(this, {});
  }

  /**
   * Reads round one message, for a link to it; resolves to whether it is there.
   * @later live
   */
  async loadAround(messageId: string): Promise<boolean> {
    await readAround(this, messageId);
    return isLoaded(this.get(), messageId);
  }

  /**
   * Reads the messages before those of a range.
   * @later live
   */
  async loadOlder(range: MessageRange): Promise<void> {
    await readOlder(this, range);
  }

  /**
   * Reads the messages after those of a range.
   * @later live
   */
  async loadNewer(range: MessageRange): Promise<void> {
    await readNewer(this, range);
  }

  /** Tells which message is being read, `undefined` at the newest. */
  setInView(messageId: string | undefined): void {
    this.#inView = messageId;
  }

  /** The newest message that the back end has confirmed. */
  get newestId(): string | undefined {
    return this.get()
      .ranges.find((range) => !range.hasNewer)
      ?.ids.at(-1);
  }

  protected override onStop(): void {
    this.#cancelTyping?.();
    this.#inView = undefined;
    super.onStop();
  }

  /** Reads the newest messages and those round the one in view; they take the place of all that was loaded. */
  override reload(): void {
    const inView = this.#inView;
    this.read(async (signal) => {
      if (inView !== undefined) return this.#askForAll(inView, signal);
      const {adapter} = this.context;
      const window = await adapter.listMessages(this.#chatId, {limit: WINDOW}, {signal});
      return {...window, ranges: [rangeOf(window)]};
    });
  }

  /** @later live */
  async #askForAll(inView: string, signal: AbortSignal): Promise<Reading> {
    return askForAll(this, inView, signal);
  }

  override apply(change: DataChange): void {
    if (isContained(change.seq, this.seq)) return;
    if (change.type === 'message-upserted') {
      const {id} = change.message;
      if (this.tombstones.blocks(id, change.seq)) return;
      this.tombstones.raise(id);
      const thread = putMessage(this.get(), change.message);
      if (thread) this.set(thread);
      else if (this.get().phase === 'ready') void this.#onUnplaced(change.message);
    } else if (change.type === 'message-deleted') {
      this.tombstones.bury(change.messageId, change.seq);
      void this.#onDeleted(change.messageId);
    } else if (change.type === 'typing') {
      const {author, until} = change;
      const {clock} = this.context;
      const left = Date.parse(until) - clock.now();
      if (left <= 0 && this.get().typing?.author.id !== author.id) return;
      this.#cancelTyping?.();
      this.patch({typing: left > 0 ? {author} : undefined});
      this.#cancelTyping = clock.after(left, () => this.patch({typing: undefined}));
    }
  }

  /**
   * A later change may have brought the message back meanwhile.
   * @later live
   */
  async #onDeleted(id: string): Promise<void> {
    if (this.tombstones.blocks(id)) removeMessage(this, id);
  }

  /** @later live */
  async #onUnplaced(message: Message): Promise<void> {
    noticeMessage(this, message);
  }

  /** Shows everything anew. */
  override show(answer: Reading, _begun: number, later: readonly DataChange[]): void {
    this.seq = answer.seq;
    this.patch({busy: false, stale: false, error: undefined, olderError: undefined});
    this.join(answer, later);
  }

  /** Shows what was read, among what is shown or in its stead. */
  join(answer: Reading, later: readonly DataChange[], missing: readonly string[] = []): void {
    const {items, ranges} = answer;
    this.set(showRanges(this.get(), items, ranges, missing));
    // What was deleted meanwhile, and is still in the answer, is among the changes that follow.
    for (const {id} of items) this.tombstones.raise(id);
    this.context.onMessages(items);
    this.catchUp(answer, later);
  }

  /** @later live */
  protected override async readAgain(answer: Reading, changes: readonly DataChange[]): Promise<void> {
    const unsure = unsureOf(answer, changes);
    const messages = unsure.flatMap((change) => (change.type === 'message-upserted' ? [change.message] : []));
    await Promise.all(messages.map((message) => readMessageAgain(this, message)));
  }
}
