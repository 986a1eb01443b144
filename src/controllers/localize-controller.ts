/**
 * The words and formats of an element: its own `locale`, `time-zone` and `hour-cycle`, else the nearest `lang` of the
 * page, else the browser's. Redraws when the page changes its language.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {en} from '../i18n/en.js';
import {Formatter, type FormatOptions} from '../i18n/format.js';
import type {Terms} from '../i18n/terms.js';

export interface LocalizeHost extends ReactiveControllerHost, HTMLElement {
  locale?: string;
  timeZone?: string;
  hourCycle?: FormatOptions['hourCycle'];
}

const formatters = new Map<string, Formatter>();

function formatterFor(options: FormatOptions): Formatter {
  const key = JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = makeFormatter(options)));
  return formatter;
}

/** A locale or zone that the browser does not know must not break the screen: it warns and falls back. */
function makeFormatter(options: FormatOptions): Formatter {
  try {
    const formatter = new Formatter(options);
    formatter.date('2000-01-01T00:00:00Z');
    return formatter;
  } catch {
    console.warn(`backchat: unknown locale "${options.locale}" or time zone "${options.timeZone}".`);
    return new Formatter({locale: 'en', timeZone: 'UTC'});
  }
}

const hosts = new Set<ReactiveControllerHost>();
const watcher =
  typeof MutationObserver === 'undefined'
    ? undefined
    : new MutationObserver(() => hosts.forEach((host) => host.requestUpdate()));

export class LocalizeController implements ReactiveController {
  readonly #host: LocalizeHost;

  constructor(host: LocalizeHost) {
    this.#host = host;
    host.addController(this);
  }

  get terms(): Terms {
    return en;
  }

  get format(): Formatter {
    const {timeZone, hourCycle} = this.#host;
    return formatterFor({
      locale: this.#host.locale || this.#inheritedLanguage() || navigator.language,
      timeZone: timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(hourCycle && {hourCycle}),
    });
  }

  hostConnected(): void {
    if (hosts.size === 0) {
      watcher?.observe(document.documentElement, {attributes: true, attributeFilter: ['lang', 'dir'], subtree: true});
    }
    hosts.add(this.#host);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size === 0) watcher?.disconnect();
  }

  /** The nearest `lang`, through shadow roots. */
  #inheritedLanguage(): string | undefined {
    let node: Element | null = this.#host;
    while (node) {
      const owner: Element | null = node.closest('[lang]');
      if (owner) return owner.getAttribute('lang') || undefined;
      const root = node.getRootNode();
      node = root instanceof ShadowRoot ? root.host : null;
    }
    return undefined;
  }
}
