/** The additional filters: the panel behind the Filter button, and the chips that say which of them are on. */
import {html, nothing, type TemplateResult} from 'lit';
import type {ListState} from '../../model/list-state.js';
import {icons} from '../internal/icons.js';
import {panelButton} from '../internal/menu-popup.js';
import type {FilterScreen} from './filter-screen.js';
import {isCustom, periodForm} from './period-filter.js';

type Flag = 'newMessagesOnly' | 'withTransactionOnly';

/** The flags that the back end can filter by, in words. */
function flags({terms, capabilities: {filters, newMessages}}: FilterScreen): [name: Flag, label: string][] {
  const known: [Flag, string][] = [
    ['newMessagesOnly', newMessages === 'none' ? '' : terms.onlyNewMessages],
    ['withTransactionOnly', terms.onlyWithTransaction],
  ];
  return known.filter(([name, label]) => label && filters.includes(name));
}

/** The Filter button with the number of additional filters that are on. */
export function moreFilters(screen: FilterScreen): TemplateResult | typeof nothing {
  const {terms, state, capabilities, set} = screen;
  const offered = flags(screen);
  const hasPeriod = capabilities.filters.includes('period');
  if (offered.length === 0 && !hasPeriod) return nothing;
  const active = offered.filter(([name]) => state[name]).length + (hasPeriod && isCustom(state.period) ? 1 : 0);
  return panelButton({
    id: 'more',
    label: terms.filtersActive(active),
    tooltip: true,
    buttonClass: 'icon-button filter',
    buttonPart: 'filter-button',
    face: html`${icons.filter()}${active ? html`<span class="badge" aria-hidden="true">${active}</span>` : nothing}`,
    content: html`<div class="panel">
      ${offered.map(
        ([name, label], index) =>
          html`<label class="check"
            ><input
              type="checkbox"
              ?autofocus=${index === 0}
              .checked=${state[name]}
              @change=${({target}: Event) => set(flag(name, (target as HTMLInputElement).checked))}
            />${label}</label
          >`,
      )}
      ${
        hasPeriod
          ? html`<fieldset>
              <legend>${terms.customPeriod}</legend>
              ${periodForm(screen)}
            </fieldset>`
          : nothing
      }
    </div>`,
  });
}

/** One chip for each additional filter that no button shows. */
export function chips(screen: FilterScreen, onClear: () => void): TemplateResult | typeof nothing {
  const {terms, state, set} = screen;
  const active = flags(screen).filter(([name]) => state[name]);
  if (active.length === 0) return nothing;
  return html`<div class="chips" part="chips">
    ${active.map(
      ([name, label]) =>
        html`<button
          type="button"
          class="pill chip"
          part="chip"
          aria-label=${terms.removeFilter(label)}
          @click=${() => set(flag(name, false))}
        >
          ${label}${icons.close()}
        </button>`,
    )}
    <button type="button" class="link-button" part="clear" @click=${onClear}>${terms.clearAll}</button>
  </div>`;
}

const flag = (name: Flag, value: boolean): Partial<ListState> => ({[name]: value});
