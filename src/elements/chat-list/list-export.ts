/** The download of a list, loaded on first use: makes the file, hands it to the browser, and shows how far it is. */
import {css, html, nothing, render, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import {laterWords} from '../../i18n/en-later.js';
import type {AllTerms} from '../../i18n/terms.js';
import {toChatError} from '../../model/errors.js';
import {dayOf} from '../../model/zoned-time.js';
import {describeError} from '../internal/describe-error.js';
import {icons} from '../internal/icons.js';
import type {LaterHost} from '../internal/list-views.js';
import {ChatExportedEvent, ChatExportFailedEvent} from './chat-list.events.js';
import type {ListView} from './list-row.js';

type Screen = ListView & {readonly terms: AllTerms};

interface Progress {
  readonly done: number;
  readonly total?: number;
}

type Job =
  | {readonly phase: 'running'; readonly progress: Progress}
  | {readonly phase: 'ended'; readonly text: string; readonly canRetry: boolean};

/** Long enough for any browser to have begun reading the file. */
const KEEP_FILE_MS = 60_000;

const exports = new WeakMap<LaterHost, ListExport>();

export class ListExport {
  readonly #host: LaterHost;
  #job?: Job;
  #view?: ListView;
  #start?: () => void;
  #abort?: AbortController;

  constructor(host: LaterHost) {
    this.#host = host;
    if (styles.styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styles.styleSheet);
    exports.set(host, this);
  }

  /** That of a list. */
  static of(host: LaterHost): ListExport {
    return exports.get(host) ?? new ListExport(host);
  }

  /** Makes the file of everything in the list `name` that matches now; one at a time. */
  async start(view: ListView, name: string): Promise<void> {
    if (this.#job?.phase === 'running') return;
    const screen = {...view, terms: laterWords(view.terms)};
    const {terms, format, backchat, snapshot} = screen;
    const {state} = snapshot;
    const abort = new AbortController();
    let progress: Progress = {done: 0};
    const onProgress = (done: number, total?: number) => {
      progress = {done, ...(total !== undefined && {total})};
      if (!abort.signal.aborted) this.#show({phase: 'running', progress});
    };
    this.#view = view;
    this.#start = () => void this.start(view, name);
    this.#abort = abort;
    onProgress(0);
    try {
      const blob = await backchat.exportChats({view: name, ...request(screen), signal: abort.signal, onProgress});
      if (abort.signal.aborted) return;
      const fileName = terms.downloadName(dayOf(Date.now(), format.timeZone));
      save(blob, fileName);
      this.#end(terms.downloaded(fileName), false);
      this.#host.dispatchEvent(new ChatExportedEvent({state, format: 'csv', fileName}));
    } catch (failure) {
      if (abort.signal.aborted) return;
      const error = toChatError(failure);
      const {done, total} = words(format, progress);
      this.#end(`${terms.downloadStopped(done, total)} ${describeError(terms, error)}`, true);
      this.#host.dispatchEvent(new ChatExportFailedEvent({state, format: 'csv', error}));
    }
  }

  /** The pill at the foot of the list. */
  #render({terms: first, format}: ListView): TemplateResult | typeof nothing {
    const terms = laterWords(first);
    const job = this.#job;
    if (!job) return nothing;
    if (job.phase === 'ended') {
      return html`<div class="job floating" part="export">
        <span>${job.text}</span>
        ${
          job.canRetry
            ? html`<button type="button" class="link-button" @click=${this.#start}>${terms.tryAgain}</button>`
            : nothing
        }
        <button
          type="button"
          class="icon-button"
          aria-label=${terms.dismiss}
          title=${terms.dismiss}
          @click=${() => this.#show(undefined)}
        >
          ${icons.close()}
        </button>
      </div>`;
    }
    const {done, total} = words(format, job.progress);
    const text = terms.preparing(done, total);
    return html`<div class="job floating" part="export">
      <progress
        aria-label=${text}
        max=${job.progress.total || 1}
        .value=${job.progress.total ? job.progress.done : 0}
      ></progress>
      <span>${text}</span>
      <button type="button" class="link-button" @click=${() => this.#cancel(terms)}>${terms.cancel}</button>
    </div>`;
  }

  /** Ends what is under way, without a word. */
  stop(): void {
    this.#abort?.abort();
    this.#show(undefined);
  }

  #cancel(terms: AllTerms): void {
    this.stop();
    this.#host.announce(terms.downloadCancelled);
  }

  #end(text: string, canRetry: boolean): void {
    this.#show({phase: 'ended', text, canRetry});
    this.#host.announce(text);
  }

  #show(job: Job | undefined): void {
    this.#job = job;
    const jobs = this.#host.renderRoot.querySelector<HTMLElement>('.jobs');
    if (jobs && this.#view) render(this.#render(this.#view), jobs);
    // Its parts are made known.
    this.#host.requestUpdate();
  }
}

const words = (format: Formatter, {done, total}: Progress) => ({
  done: format.number(done),
  total: total === undefined ? undefined : format.number(total),
});

/** The columns of the screen, and what it shows in two lines as two columns. */
function request({backchat, terms, format}: Screen) {
  const {roles, statuses} = backchat.capabilities;
  const columns = {
    createdAt: terms.creationDate,
    status: terms.status,
    lastMessage: terms.lastMessage,
    lastMessageAt: terms.lastMessageAt,
    clientName: terms.clientName,
    clientRole: terms.clientRole,
    ...(backchat.session.get().permissions.viewContact && {
      clientPhone: terms.clientPhone,
      clientEmail: terms.clientEmail,
    }),
    newMessages: terms.newMessages,
    transaction: terms.transaction,
  };
  const words = [
    ...roles.map((role) => [`role.${role}`, terms.roleName(role)]),
    ...statuses.map((status) => [`status.${status}`, terms.statusName(status)]),
  ];
  const {timeZone, locale} = format;
  return {
    format: 'csv',
    columns: Object.keys(columns),
    labels: {...columns, ...Object.fromEntries(words)} as Readonly<Record<string, string>>,
    timeZone,
    locale,
  } as const;
}

function save(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_FILE_MS);
}

const styles = css`
  .jobs {
    position: sticky;
    inset-block-end: 0;
    z-index: 4;
    block-size: 0;
  }
  .job {
    display: flex;
    position: absolute;
    inset-block-end: 60px;
    inset-inline: 8px;
    align-items: center;
    gap: var(--_space-m);
    inline-size: fit-content;
    min-block-size: 40px;
    margin-inline: auto;
    padding-block: 4px;
    padding-inline: 16px 8px;
    border-radius: 20px;
    font-variant-numeric: tabular-nums;
  }
  .job .link-button {
    min-block-size: 28px;
    padding-inline: 4px 8px;
  }
  .job .icon-button {
    inline-size: 28px;
    block-size: 28px;
  }
  progress {
    inline-size: 96px;
    block-size: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--_hover);
    accent-color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    border-radius: 2px;
    background: var(--_hover);
  }
  progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
`;
