/** Finds the thread that a composer belongs to, by the id in its `for`, and follows which chat that thread shows. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** What a composer asks of its thread. */
export interface ThreadTarget extends HTMLElement {
  scrollPage(direction: -1 | 1): void;
}

export interface TargetHost extends ReactiveControllerHost, HTMLElement {
  for?: string;
}

export class TargetController implements ReactiveController {
  readonly #host: TargetHost;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());
  #thread: ThreadTarget | null = null;

  constructor(host: TargetHost) {
    this.#host = host;
    host.addController(this);
  }

  get thread(): ThreadTarget | null {
    return this.#thread;
  }

  /** The chat of the thread, which reflects it. */
  get chatId(): string | undefined {
    return this.#thread?.getAttribute('chat-id') ?? undefined;
  }

  hostConnected(): void {
    // A page that is still being read may bring the thread after us.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#host.requestUpdate(), {once: true});
    }
  }

  hostUpdate(): void {
    const {for: id = ''} = this.#host;
    const root = this.#host.getRootNode() as ParentNode;
    this.#follow(root.querySelector<ThreadTarget>(`chat-thread[id="${CSS.escape(id)}"]`));
  }

  hostDisconnected(): void {
    this.#follow(null);
  }

  #follow(thread: ThreadTarget | null): void {
    if (thread === this.#thread) return;
    this.#observer.disconnect();
    this.#thread = thread;
    if (thread) this.#observer.observe(thread, {attributeFilter: ['chat-id']});
  }
}
