/** Copying a phone number or an address. */

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

/** Copies for a button, which says so for a moment; `word` is spoken. */
export async function copy(
  button: HTMLElement,
  text: string,
  word: string,
  announce: (text: string) => void,
): Promise<void> {
  if (!(await copyText(text, button))) return;
  announce(word);
  button.dataset.copied = word;
  button.addEventListener('animationend', () => delete button.dataset.copied, {once: true});
}
