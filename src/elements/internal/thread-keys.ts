/**
 * Keys inside a message: Enter goes into its links and buttons, which no Tab reaches from outside, Escape comes out
 * again. With nothing selected, the focused message is what is copied.
 */

/** For good: what is listened to goes when its host does. */
export function followKeys(scroller: HTMLElement): void {
  scroller.addEventListener('focusin', (event) => {
    const article = articleOf(event);
    if (article && article !== event.target) reach(article, 0);
  });

  scroller.addEventListener('focusout', (event) => {
    const article = articleOf(event);
    if (article && !article.contains(event.relatedTarget as Node | null)) reach(article, -1);
  });

  scroller.addEventListener('keydown', (event) => {
    const article = articleOf(event);
    const {key, ctrlKey, metaKey, altKey, shiftKey} = event;
    if (!article || event.defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return;
    const isInside = article !== event.target;
    if (key !== (isInside ? 'Escape' : 'Enter')) return;
    const target = isInside ? article : reach(article, 0)[0];
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    target.focus();
  });

  scroller.addEventListener('copy', (event) => {
    const article = articleOf(event);
    const text = article?.querySelector('.text')?.textContent;
    if (text == null || !getSelection()?.isCollapsed) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  });
}

function reach(article: Element, tabIndex: 0 | -1): readonly HTMLElement[] {
  const controls = [...article.querySelectorAll<HTMLElement>('a[href], button')];
  for (const control of controls) control.tabIndex = tabIndex;
  return controls;
}

const articleOf = ({target}: Event) => (target as Element).closest('article');
