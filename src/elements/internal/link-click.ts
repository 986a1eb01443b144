/** Real links whose plain click stays in the page, and single-letter keys. */

/** Whether the browser would follow the link here; with a modifier it opens a tab or a window, which is its own affair. */
export function isPlainClick({button, ctrlKey, metaKey, shiftKey, altKey}: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/** The letter of a shortcut; `undefined` with a modifier, in a field, or if someone nearer has used the key. */
export function shortcutOf(event: KeyboardEvent): string | undefined {
  const {ctrlKey, metaKey, altKey, defaultPrevented, key} = event;
  const [target] = event.composedPath() as Element[];
  const isField = target?.matches('input, textarea, select, :read-write');
  return ctrlKey || metaKey || altKey || defaultPrevented || isField ? undefined : key;
}

/** For a click on a link: where the host is not for it, the link is not followed. */
export function asking(host: Element, request: () => Event): (event: MouseEvent) => void {
  return (event) => {
    if (isPlainClick(event) && !host.dispatchEvent(request())) event.preventDefault();
  };
}
