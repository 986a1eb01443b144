/** Previous chats that were opened from inside a chat, each with the one to come back to. */
export class Visits {
  readonly #origins = new Map<string, string>();

  /** A visit from a visit comes back to where the first began. */
  add(chatId: string, from: string): void {
    this.#origins.set(chatId, this.#origins.get(from) ?? from);
  }

  originOf(chatId: string | undefined): string | undefined {
    return this.#origins.get(chatId ?? '');
  }

  /** Told which chat is shown: one that has nothing to do with the visits ends them. */
  follow(chatId: string | undefined): void {
    if (![...this.#origins].flat().includes(chatId ?? '')) this.#origins.clear();
  }
}
