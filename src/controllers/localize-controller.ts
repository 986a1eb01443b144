/**
 * The words and formats of an element: its own `locale`, `time-zone` and `hour-cycle`, else the nearest `lang` of the
 * page, else the browser's. Redraws when the page changes its language.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {around} from '../context/backchat-context.js';
import {en} from '../i18n/en.js';
import {createFormatter, type FormatOptions, type Formatter} from '../i18n/format.js';
import type {Terms} from '../i18n/terms.js';

export interface LocalizeHost extends ReactiveControllerHost, HTMLElement {
  locale?: string;
  timeZone?: string;
  hourCycle?: FormatOptions['hourCycle'];
}

const formatters = new Map<string, Formatter>();

/** A locale or zone that the browser does not know must not break the screen: it warns and falls back. */
function formatterFor(options: FormatOptions): Formatter {
  const key = JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    try {
      formatter = createFormatter(options);
    } catch {
      console.warn(`backchat: unknown locale "${options.locale}" or time zone "${options.timeZone}".`);
      formatter = createFormatter({locale: 'en', timeZone: 'UTC'});
    }
    formatters.set(key, formatter);
  }
  return formatter;
}

export class LocalizeController implements ReactiveController {
  readonly #host: LocalizeHost;
  readonly #watcher: MutationObserver;

  constructor(host: LocalizeHost) {
    this.#host = host;
    this.#watcher = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  get terms(): Terms {
    return en;
  }

  get format(): Formatter {
    const {locale, timeZone, hourCycle} = this.#host;
    const language = around(this.#host, (node) => node.hasAttribute('lang'))?.getAttribute('lang');
    return formatterFor({
      locale: locale || language || navigator.language,
      timeZone: timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone,
      hourCycle,
    });
  }

  hostConnected(): void {
    this.#watcher.observe(document.documentElement, {attributeFilter: ['lang', 'dir'], subtree: true});
  }

  hostDisconnected(): void {
    this.#watcher.disconnect();
  }
}
