/** The filters of a list as conditions on `chats c`. */
import type {ChatQuery} from '../../../src/model/query.js';
import type {Value} from './database.js';

/** The values of one statement, by their placeholders. */
export class Placeholders {
  readonly values: Value[] = [];

  /** Adds a value and returns its placeholder, such as `$3`. */
  of(value: Value): string {
    return `$${this.values.push(value)}`;
  }
}

export function conditionsOf(query: ChatQuery, placeholders: Placeholders): readonly string[] {
  const {period, roles, statuses, clientId, transactionId, search} = query;
  const conditions: string[] = [];
  if (period?.from !== undefined) conditions.push(`c.created_at >= ${placeholders.of(period.from)}::timestamptz`);
  if (period?.to !== undefined) conditions.push(`c.created_at < ${placeholders.of(period.to)}::timestamptz`);
  if (roles?.length) conditions.push(`c.client_role = any(${placeholders.of(roles)})`);
  if (statuses?.length) conditions.push(`c.status = any(${placeholders.of(statuses)})`);
  if (clientId !== undefined) conditions.push(`c.client_id = ${placeholders.of(clientId)}`);
  if (transactionId !== undefined) conditions.push(`c.transaction_id = ${placeholders.of(transactionId)}`);
  if (query.newMessagesOnly) conditions.push('c.new_messages > 0');
  if (query.withTransactionOnly) conditions.push('c.transaction_id is not null');
  if (search) conditions.push(searchCondition(search, placeholders));
  return conditions;
}

/**
 * In a message, or in the client's name, phone or email. A phone number is found however it is spaced. Two letters,
 * which no trigram index helps, are searched for all the same: people search for "no" and for words of two signs.
 */
function searchCondition(search: string, placeholders: Placeholders): string {
  const pattern = placeholders.of(containing(search));
  const alternatives = [
    `c.client_search ilike ${pattern}`,
    `c.id in (select m.chat_id from messages m where m.text ilike ${pattern})`,
  ];
  const digits = search.replace(/[\s()./+-]/g, '');
  if (/^\d{4,}$/.test(digits)) alternatives.push(`c.client_search like ${placeholders.of(containing(digits))}`);
  return `(${alternatives.join(' or ')})`;
}

/** A pattern of `like` for a text that holds another, whose own `%`, `_` and `\` mean themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
