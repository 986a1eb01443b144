/** Tells how far a long task is: on a terminal in one line that changes, elsewhere in a line now and then. */
const REDRAW_MS = 100;
const LINE_EVERY = 10_000;

export class Progress {
  readonly #name: string;
  readonly #isTerminal = process.stderr.isTTY;
  #shownAt = 0;
  #shown = 0;

  constructor(name: string) {
    this.#name = name;
  }

  show(chats: number): void {
    if (!this.#isTerminal) {
      if (chats < this.#shown + LINE_EVERY) return;
      this.#shown = chats;
      console.error(this.#text(chats));
    } else if (Date.now() >= this.#shownAt + REDRAW_MS) {
      this.#shownAt = Date.now();
      process.stderr.write(`\r${this.#text(chats)}`);
    }
  }

  /** A line of its own. */
  note(text: string): void {
    this.#clear();
    console.error(text);
  }

  done(chats: number): void {
    this.#clear();
    console.error(this.#text(chats));
  }

  #text(chats: number): string {
    return `${this.#name}: ${chats} chats read`;
  }

  #clear(): void {
    if (this.#isTerminal) process.stderr.write('\r\u001B[2K');
  }
}
