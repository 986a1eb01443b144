/** Formats, made once for each language and zone: those of an element are its own, else the page's, else the browser's. */
import {around} from '../../context/backchat-context.js';
import {createFormatter, type FormatOptions, type Formatter} from '../../i18n/format.js';

interface Localized extends Element {
  locale?: string;
  timeZone?: string;
  hourCycle?: FormatOptions['hourCycle'];
}

const formatters = new Map<string, Formatter>();

/** A locale or zone that the browser does not know must not break the screen: it warns and falls back. */
export function formatterFor(options: FormatOptions): Formatter {
  const key = JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    try {
      formatter = createFormatter(options);
    } catch {
      console.warn('backchat: unknown locale or time zone', options);
      formatter = createFormatter({locale: 'en', timeZone: 'UTC'});
    }
    formatters.set(key, formatter);
  }
  return formatter;
}

/** By its `locale`, `time-zone` and `hour-cycle`; the page's language is the nearest `lang`. */
export function formatOf(element: Localized): Formatter {
  const language = around(element, (node) => node.hasAttribute('lang'))?.getAttribute('lang');
  return formatterFor({
    locale: element.locale || language || navigator.language,
    timeZone: element.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone,
    hourCycle: element.hourCycle,
  });
}
