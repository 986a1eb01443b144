/**
 * Addresses that come from a back end or a host's template. Only http, https, blob and same-origin relative ones are
 * used; anything else is shown as text (contract.md, "Hostile input").
 */
import type {Chat} from '../../model/chat.js';

export function safeUrl(address: string | null | undefined): string | undefined {
  try {
    return address && /^(https?|blob):/.test(new URL(address, document.baseURI).href) ? address : undefined;
  } catch {
    return undefined;
  }
}

/** Fills `{id}`, `{clientId}` and `{transactionId}` of a host's link, percent-encoded. */
export function fillLink(
  template: string | undefined,
  {id, client, transaction}: Pick<Chat, 'id'> & Partial<Chat>,
): string | undefined {
  const values = {id, clientId: client?.id, transactionId: transaction?.id};
  const filled = template?.replace(/\{(id|clientId|transactionId)\}/g, (_, name: keyof typeof values) =>
    encodeURIComponent(values[name] ?? ''),
  );
  return safeUrl(filled);
}
