/**
 * The messages of one chat: a map of what is known, and the stretches of it that are loaded. Which stretch is shown,
 * and where it is scrolled to, belong to the element. What is read besides the newest messages is read by a part that is
 * loaded on first use.
 */
import type {DataChange} from '../model/change.js';
import {toChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import type {MessageWindow, MessageWindowRequest} from '../model/page.js';
import type * as Later from './later-reading.js';
import {LiveStore, type OnActive, type Show, type StoreContext} from './live-store.js';
import {isContained} from './merge.js';
import {type MessageRange, rangeOf} from './ranges.js';
import {emptyThread, isLoaded, putMessage, removeMessage, showRanges, type ThreadSnapshot} from './thread-snapshot.js';
import {Tombstones} from './tombstones.js';

export type {ThreadSnapshot} from './thread-snapshot.js';

/** Messages a window asks for. */
const WINDOW = 50;

export class ThreadStore extends LiveStore<ThreadSnapshot> implements Later.OpenThread {
  /** The changes up to here are in all ranges. */
  seq?: number;
  /** The latest reading of everything: settles when that has come to its end, and never rejects. */
  reading?: Promise<void>;
  readonly #chatId: string;
  /** The message in view, round which a gap is read again; absent = the newest. */
  #inView?: string;
  #cancelTyping?: () => void;

  constructor(context: StoreContext, chatId: string, onActive?: OnActive) {
    super(context, emptyThread(chatId), onActive, new Tombstones());
    this.#chatId = chatId;
  }

  /** Reads the newest messages. */
  async loadNewest(): Promise<void> {
    await this.#later(({readWindow}) => readWindow(this, {}));
  }

  /** Reads round one message, for a link to it; resolves to whether it is there. */
  async loadAround(messageId: string): Promise<boolean> {
    await this.#later(({readAround}) => readAround(this, messageId));
    return isLoaded(this.get(), messageId);
  }

  /** Reads the messages before those of a range. */
  async loadOlder(range: MessageRange): Promise<void> {
    await this.#later(({readOlder}) => readOlder(this, range), 'olderError');
  }

  /** Reads the messages after those of a range. */
  async loadNewer(range: MessageRange): Promise<void> {
    await this.#later(({readNewer}) => readNewer(this, range));
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
    this.snapshot.set(emptyThread(this.#chatId));
  }

  override reload(): void {
    this.reading = this.#readAll();
  }

  override apply(change: DataChange): void {
    if (isContained(change.seq, this.seq)) return;
    if (change.type === 'message-upserted' && change.message.chatId === this.#chatId) {
      const {id} = change.message;
      if (this.tombstones.blocks(id, change.seq)) return;
      this.tombstones.raise(id);
      this.snapshot.update((thread) => putMessage(thread, change.message));
    } else if (change.type === 'message-deleted' && change.chatId === this.#chatId) {
      this.tombstones.bury(change.messageId, change.seq);
      this.remove(change.messageId);
    } else if (change.type === 'typing' && change.chatId === this.#chatId) {
      const {author, until} = change;
      const left = Date.parse(until) - this.context.clock.now();
      if (left <= 0 && this.get().typing?.author.id !== author.id) return;
      const stop = () => this.snapshot.patch({typing: undefined});
      this.#cancelTyping?.();
      this.snapshot.patch({typing: {author}});
      if (left > 0) this.#cancelTyping = this.context.clock.after(left, stop);
      else stop();
    } else if (change.type === 'chat-upserted' && change.chat.id === this.#chatId && this.get().phase === 'failed') {
      this.reload();
    }
  }

  remove(id: string): void {
    this.snapshot.update((thread) => removeMessage(thread, id));
    // A range that has lost its last message has nothing left to be extended by.
    const isHollow = ({ids, hasOlder, hasNewer}: MessageRange) => ids.length === 0 && (hasOlder || hasNewer);
    if (this.get().ranges.some(isHollow)) this.reload();
  }

  ask(request: MessageWindowRequest, signal: AbortSignal): Promise<MessageWindow> {
    return this.context.adapter.listMessages(this.#chatId, request, {signal});
  }

  show(...[{items, arrange}, , later, unsure]: Parameters<Show<Later.Reading>>): void {
    this.snapshot.update((thread) => showRanges(thread, items, arrange(thread.ranges)));
    // What was deleted meanwhile, and is still in the answer, is among the changes that follow.
    for (const {id} of items) this.tombstones.raise(id);
    this.context.onMessages(items);
    for (const change of later) this.apply(change);
    for (const change of unsure) if (change.type === 'message-upserted') void this.#readAgain(change.message);
  }

  /** Reads the newest messages and those round the one in view; they take the place of all that was loaded. */
  async #readAll(): Promise<void> {
    const signal = this.begin();
    const inView = this.#inView;
    const isKnown = this.get().phase === 'ready';
    this.snapshot.patch(isKnown ? {stale: true} : {phase: 'loading', error: undefined});
    const ask = async (): Promise<Later.Reading> => {
      if (inView !== undefined) return (await loadLater()).askForAll(this, inView, signal);
      const window = await this.ask({limit: WINDOW}, signal);
      return {...window, arrange: () => [rangeOf(window)]};
    };
    const show: Show<Later.Reading> = (answer, ...rest) => {
      this.seq = answer.seq;
      this.snapshot.patch({stale: false, error: undefined, olderError: undefined});
      this.show(answer, ...rest);
    };
    await this.load(signal, ask, show, (error) => this.snapshot.patch({phase: isKnown ? 'ready' : 'failed', error}));
  }

  async #later(act: (later: typeof Later) => Promise<void>, field: 'error' | 'olderError' = 'error'): Promise<void> {
    try {
      await act(await loadLater());
    } catch (error) {
      this.snapshot.patch({[field]: toChatError(error)});
    }
  }

  /** A message that changed while it was read, where nothing tells whether the answer holds the change. */
  async #readAgain(message: Message): Promise<void> {
    const later = await loadLater().catch(() => undefined);
    await later?.readMessageAgain(this, message);
  }
}

const loadLater = () => import('./later-reading.js');
