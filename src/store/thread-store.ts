/**
 * The messages of one chat: a map of what is known, and the stretches of it that are loaded. Which stretch is shown,
 * and where it is scrolled to, belong to the element.
 */
import type {DataChange} from '../model/change.js';
import {ChatError, toChatError} from '../model/errors.js';
import type {Author, Message} from '../model/message.js';
import type {MessageWindow, MessageWindowRequest} from '../model/page.js';
import {type Loaded, LiveStore, type LiveStoreOptions, type StoreContext} from './live-store.js';
import {areOrdered, commonSeq, isContained} from './merge.js';
import {addWindow, extendRange, type MessageRange} from './ranges.js';
import {
  addWindows,
  type Arrange,
  emptyThread,
  isLoaded,
  putMessage,
  removeMessage,
  type ThreadSnapshot,
} from './thread-snapshot.js';
import {Tombstones} from './tombstones.js';

export type {ThreadSnapshot} from './thread-snapshot.js';

/** Messages a window asks for. */
const WINDOW = 50;
/** More than a screen shows to both sides of the message in view. */
const WINDOW_IN_VIEW = 100;

/** What was read at once. */
interface Reading {
  readonly windows: readonly MessageWindow[];
  readonly seq?: number;
}

export class ThreadStore extends LiveStore<ThreadSnapshot> {
  readonly #chatId: string;
  /** The message in view, round which a gap is read again; absent = the newest. */
  #inView?: string;
  /** The changes up to here are in all ranges. */
  #seq?: number;
  /** The latest reading of everything: settles when that has come to its end, and never rejects. */
  #reading: Promise<void> = Promise.resolve();
  #cancelTyping?: () => void;

  constructor(context: StoreContext, chatId: string, options?: LiveStoreOptions) {
    super(context, emptyThread(chatId), {...options, tombstones: new Tombstones()});
    this.#chatId = chatId;
  }

  /** Reads the newest messages. */
  async loadNewest(): Promise<void> {
    await this.#read({limit: WINDOW}, addWindow, {error: undefined});
  }

  /** Reads round one message, for a link to it; resolves to whether it is there. */
  async loadAround(messageId: string): Promise<boolean> {
    await this.#reading;
    if (!isLoaded(this.get(), messageId)) await this.#read({around: messageId, limit: WINDOW}, addWindow, {});
    return isLoaded(this.get(), messageId);
  }

  /** Reads the messages before those of a range. */
  async loadOlder(range: MessageRange): Promise<void> {
    const [before] = range.ids;
    if (before === undefined || !range.hasOlder || this.get().loadingOlder) return;
    this.snapshot.patch({loadingOlder: true, olderError: undefined});
    const arrange: Arrange = (ranges, window) => extendRange(ranges, {before}, checked(window, window.hasOlder));
    await this.#read({before, limit: WINDOW}, arrange, {});
    this.snapshot.patch({loadingOlder: false});
  }

  /** Reads the messages after those of a range. */
  async loadNewer(range: MessageRange): Promise<void> {
    const after = range.ids.at(-1);
    if (after === undefined || !range.hasNewer || this.get().loadingNewer) return;
    this.snapshot.patch({loadingNewer: true});
    const arrange: Arrange = (ranges, window) => extendRange(ranges, {after}, checked(window, window.hasNewer));
    await this.#read({after, limit: WINDOW}, arrange, {error: undefined});
    this.snapshot.patch({loadingNewer: false});
  }

  /** Tells which message is being read, `undefined` at the newest. */
  setInView(messageId: string | undefined): void {
    this.#inView = messageId;
  }

  /** Reads again after a failure. */
  refresh(): void {
    if (this.active) this.reload();
  }

  /** The newest message that the back end has confirmed. */
  get newestId(): string | undefined {
    return this.get()
      .ranges.find((range) => !range.hasNewer)
      ?.ids.at(-1);
  }

  protected override onStart(): void {
    this.reload();
  }

  protected override onStop(): void {
    this.#cancelTyping?.();
    this.#inView = undefined;
    this.snapshot.set(emptyThread(this.#chatId));
  }

  protected override reload(): void {
    this.#reading = this.#readAll();
  }

  protected override hasFailed(): boolean {
    return this.get().error !== undefined || this.get().olderError !== undefined;
  }

  protected override apply(change: DataChange): void {
    if (isContained(change.seq, this.#seq)) return;
    if (change.type === 'message-upserted' && change.message.chatId === this.#chatId) {
      const {id} = change.message;
      if (this.tombstones.blocks(id, change.seq)) return;
      this.tombstones.raise(id);
      this.snapshot.update((thread) => putMessage(thread, change.message));
    } else if (change.type === 'message-deleted' && change.chatId === this.#chatId) {
      this.tombstones.bury(change.messageId, change.seq);
      this.#remove(change.messageId);
    } else if (change.type === 'typing' && change.chatId === this.#chatId) {
      this.#showTyping(change.author, change.until);
    } else if (change.type === 'chat-upserted' && change.chat.id === this.#chatId && this.get().phase === 'failed') {
      this.reload();
    }
  }

  #remove(id: string): void {
    this.snapshot.update((thread) => removeMessage(thread, id));
    // A range that has lost its last message has nothing left to be extended by.
    const isHollow = ({ids, hasOlder, hasNewer}: MessageRange) => ids.length === 0 && (hasOlder || hasNewer);
    if (this.get().ranges.some(isHollow)) this.reload();
  }

  #showTyping(author: Author, until: string): void {
    const left = Date.parse(until) - this.context.clock.now();
    if (left <= 0 && this.get().typing?.author.id !== author.id) return;
    this.#cancelTyping?.();
    this.snapshot.patch({typing: left > 0 ? {author, until} : undefined});
    if (left > 0) this.#cancelTyping = this.context.clock.after(left, () => this.snapshot.patch({typing: undefined}));
  }

  /** Reads the newest messages and those round the one in view; they take the place of all that was loaded. */
  async #readAll(): Promise<void> {
    const signal = this.begin();
    const isKnown = this.get().phase === 'ready';
    this.snapshot.patch(isKnown ? {stale: true} : {phase: 'loading', error: undefined});
    try {
      await this.load(
        () => this.#askForAll(signal),
        signal,
        (loaded) => {
          this.#seq = loaded.answer.seq;
          this.snapshot.patch({ranges: [], stale: false, error: undefined, olderError: undefined});
          this.#show(loaded, addWindow);
        },
      );
    } catch (error) {
      const failure = this.failure(error, signal);
      if (failure) this.snapshot.patch({phase: isKnown ? 'ready' : 'failed', error: failure});
    }
  }

  async #askForAll(signal: AbortSignal): Promise<Reading> {
    const around = this.#inView;
    const [newest, inView] = await Promise.all([
      this.#ask({limit: WINDOW}, signal),
      around === undefined ? undefined : this.#ask({around, limit: WINDOW_IN_VIEW}, signal).catch(unlessNotFound),
    ]);
    return inView
      ? {windows: [inView, newest], seq: commonSeq(inView.seq, newest.seq)}
      : {windows: [newest], seq: newest.seq};
  }

  /** Reads one window; `done` is what is then true besides. What was asked before everything was read again is void. */
  async #read(request: MessageWindowRequest, arrange: Arrange, done: Partial<ThreadSnapshot>): Promise<void> {
    const {signal} = this;
    try {
      for (let isShown = false; !isShown;) {
        const reading = this.#reading;
        await reading;
        const ask = async () => {
          const window = await this.#ask(request, signal);
          return {windows: [window], seq: window.seq};
        };
        await this.load(ask, signal, (loaded) => {
          isShown = reading === this.#reading;
          if (!isShown) return;
          this.#seq = commonSeq(this.#seq, loaded.answer.seq);
          this.snapshot.patch(done);
          this.#show(loaded, arrange);
        });
      }
    } catch (error) {
      this.#fail(error, request, signal);
    }
  }

  #fail(error: unknown, request: MessageWindowRequest, signal: AbortSignal): void {
    const isUnknown = toChatError(error).code === 'not-found';
    // An unknown message is its asker's affair; the thread itself is there.
    if (isUnknown && request.around !== undefined) return;
    const failure = this.failure(error, signal);
    if (failure) this.snapshot.patch(request.before === undefined ? {error: failure} : {olderError: failure});
    // The message at the edge was deleted unnoticed.
    if (failure && isUnknown) this.reload();
  }

  #ask(request: MessageWindowRequest, signal: AbortSignal): Promise<MessageWindow> {
    return this.context.adapter.listMessages(this.#chatId, request, {signal});
  }

  #show({answer: {windows}, later, unsure}: Loaded<Reading>, arrange: Arrange): void {
    this.snapshot.update((thread) => addWindows(thread, windows, arrange));
    const read = windows.flatMap(({items}) => items);
    // What was deleted meanwhile, and is still in the answer, is among the changes that follow.
    for (const {id} of read) this.tombstones.raise(id);
    this.context.onMessages(read);
    for (const change of later) this.apply(change);
    for (const change of unsure) if (change.type === 'message-upserted') void this.#readAgain(change.message);
  }

  /** A message that changed while it was read, where nothing tells whether the answer holds the change. */
  async #readAgain(message: Message): Promise<void> {
    const {id} = message;
    const {signal} = this;
    const reading = this.#reading;
    if (!isLoaded(this.get(), id) || areOrdered(this.get().messages.get(id), message)) return;
    const concerns = (change: DataChange) => change.type === 'message-upserted' && change.message.id === id;
    const show = ({items}: MessageWindow) => {
      const found = items.find((item) => item.id === id && !this.tombstones.blocks(id));
      if (found && reading === this.#reading) this.snapshot.update((thread) => putMessage(thread, found));
    };
    try {
      await this.loadSettled(() => this.#ask({around: id, limit: 1}, signal), signal, concerns, show);
    } catch (error) {
      if (toChatError(error).code === 'not-found') this.#remove(id);
      else this.failure(error, signal); // The message stays as the stream told it.
    }
  }
}

/** A window that promises more, and brings nothing to ask it with, would be asked for without end. */
function checked(window: MessageWindow, hasMore: boolean): MessageWindow {
  if (window.items.length > 0 || !hasMore) return window;
  throw new ChatError('protocol', 'An empty window says that there are more messages.', {field: 'items'});
}

function unlessNotFound(error: unknown): undefined {
  if (toChatError(error).code !== 'not-found') throw error;
}
