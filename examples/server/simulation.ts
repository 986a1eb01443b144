/** Simulated clients: write to open chats, open new ones, and see chats begin and end. A demo's heartbeat, no back end's. */
import type {Client} from '../../src/model/chat.js';
import type {Commands} from './commands.js';
import type {Database} from './db/database.js';
import {Problem} from './problem.js';

export interface SimulationState {
  readonly on: boolean;
  /** Milliseconds between two events. */
  readonly everyMs: number;
}

const DEFAULT_EVERY_MS = 4_000;
/** Clients write to the chats that moved last: there a service user looks. */
const BUSY_CHATS = 20;

const LINES = [
  'Hello, is anybody there?',
  'Thank you, I will try that now.',
  'It still says "payment failed". The card has enough money on it.',
  'I can see the amount on my statement twice. One of them should go back, please.',
  'When will the refund arrive?',
  'Perfect, it works now.',
  'My bank says that they never received the request.',
  'Could you send me the receipt once more? The first one went to my old address.',
  'The transaction number is on the screenshot, but I cannot attach it here.\nIt ends with 4471.',
  'Do I have to pay the fee for a payment that was reversed?',
  'Sorry, I was away from my desk. Where were we?',
  'I would like to raise the limit for my shop before the weekend.',
  'The terminal shows error 51 since this morning.',
  'Can I pay out to another account than the one in my profile?',
  'Great, thanks a lot for the quick help.',
] as const;

const OPENINGS = [
  'Hi, I just paid twice by mistake. Can one of the payments be cancelled?',
  'Good day. My payout of yesterday has not arrived yet.',
  'I cannot sign in to the merchant portal since the update.',
  'Hello! Which documents do you need to verify my company?',
  'A customer disputes a payment and I do not know how to answer.',
] as const;

const NEWCOMERS: readonly Client[] = [
  {id: 'sim-lena', name: 'Lena Vogt', role: 'individual', phone: '+49 151 2345 6789', email: 'lena.vogt@example.com'},
  {id: 'sim-harbor', name: 'Harbor Coffee', role: 'merchant', phone: null, email: 'office@harbor-coffee.example'},
  {id: 'sim-diego', name: 'Diego Fuentes', role: 'agent', phone: '+34 612 345 678', email: null},
  {id: 'sim-yuki', name: '高橋 由紀', role: 'individual', phone: null, email: 'yuki@example.jp'},
  {id: 'sim-kofi', name: 'Kofi Mensah', role: 'sub-agent', phone: '+233 24 412 3456', email: 'kofi@example.com'},
];

export class Simulation {
  readonly #database: Database;
  readonly #commands: Commands;
  readonly #random = randomFrom(20_250_114);
  #everyMs = DEFAULT_EVERY_MS;
  #timer?: NodeJS.Timeout;

  constructor(database: Database, commands: Commands) {
    this.#database = database;
    this.#commands = commands;
  }

  get state(): SimulationState {
    return {on: this.#timer !== undefined, everyMs: this.#everyMs};
  }

  set(on: boolean, everyMs = this.#everyMs): void {
    clearTimeout(this.#timer);
    this.#everyMs = everyMs;
    this.#timer = undefined;
    if (on) this.#schedule();
  }

  /** One event. A chat that a service user deletes at the same moment gets none. */
  async step(): Promise<void> {
    const dice = this.#random();
    try {
      if (dice < 0.12) await this.#openChat();
      else if (dice < 0.24) await this.#changeStatus();
      else await this.#write();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }

  #schedule(): void {
    const timer = setTimeout(() => {
      this.step()
        .catch((error: unknown) => console.error('The simulation skipped a step:', error))
        .finally(() => {
          if (this.#timer === timer) this.#schedule();
        });
    }, this.#everyMs);
    this.#timer = timer;
  }

  async #openChat(): Promise<void> {
    await this.#commands.openChat(this.#pick(NEWCOMERS), null, this.#pick(OPENINGS));
  }

  async #changeStatus(): Promise<void> {
    const chat = await this.#busyChat(['in-progress', 'no-active-chat']);
    if (!chat) return;
    await this.#commands.setStatus(chat.id, chat.status === 'in-progress' ? 'no-active-chat' : 'in-progress');
  }

  async #write(): Promise<void> {
    const chat = await this.#busyChat(['in-progress']);
    if (!chat) return this.#openChat();
    const {id, client_id, client_name, client_avatar_url: avatarUrl} = chat;
    const author = {kind: 'client', id: client_id, name: client_name, avatarUrl} as const;
    await this.#commands.addMessage(id, {author, text: this.#pick(LINES)});
  }

  async #busyChat(statuses: readonly string[]): Promise<BusyChat | undefined> {
    const chats = await this.#database.query<BusyChat>(
      `select id, status, client_id, client_name, client_avatar_url from chats where status = any($1) and can_send
        order by last_message_at desc nulls last, id desc limit ${BUSY_CHATS}`,
      [statuses],
    );
    return chats[Math.floor(this.#random() * chats.length)];
  }

  #pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)] as T;
  }
}

interface BusyChat {
  readonly id: string;
  readonly status: string;
  readonly client_id: string;
  readonly client_name: string;
  readonly client_avatar_url: string | null;
}

/** Numbers in [0, 1), the same ones after every start (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
