/** Keys that open a popup, walk in its menu, and leave it. */

/** `from` is the button of a popup or an item of its menu. */
export function walk(from: HTMLButtonElement, key: string): void {
  const panel = from.closest<HTMLElement>('[popover]');
  if (!panel) return (from.popoverTargetElement as HTMLElement).showPopover();
  const items = [...panel.querySelectorAll<HTMLElement>('.item')];
  const at = items.indexOf(from);
  const next = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1}[key];
  if (next !== undefined) items.at(next % items.length)?.focus();
  else if (!panel.querySelector('form')) panel.hidePopover();
}
