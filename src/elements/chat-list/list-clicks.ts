/** A click anywhere in a row does what its link does. */

const CONTROLS = 'a, button, input, select, textarea, label, summary';

/** For `click` and `auxclick` on the rows: opens, or with Ctrl, Cmd or the middle button opens a tab. */
export function onRowClick(event: MouseEvent): void {
  const target = event.target as Element;
  const link = target.closest('tr')?.querySelector<HTMLElement>('.open');
  if (!link || event.defaultPrevented || target.closest(CONTROLS) || isTextSelected()) return;
  if (event.button === 1 || event.ctrlKey || event.metaKey) {
    if (link instanceof HTMLAnchorElement) open(link.href, '_blank', 'noopener');
  } else if (event.button === 0 && !event.shiftKey && !event.altKey) {
    link.click();
  }
}

/** Whoever selects text in a row wants to copy it. */
function isTextSelected(): boolean {
  const selection = getSelection();
  return selection?.type === 'Range' || Boolean(String(selection ?? ''));
}
