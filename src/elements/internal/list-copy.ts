/** Copies a text, for a button; resolves to whether it did. Pages over plain http have no clipboard of their own. */
export async function copyText(text: string, button?: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, button);
  }
}

/** Beside the button, for a modal dialog makes the rest of the page inert. */
function copyBySelection(text: string, button?: HTMLElement): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  (button?.parentNode ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  button?.focus();
  return isCopied;
}
