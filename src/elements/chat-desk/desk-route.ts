/** How what a desk shows stands in an address, and back. */
import type {Route} from '../../controllers/url-controller.js';
import {
  fromParams,
  INITIAL_LIST_STATE,
  isPageSize,
  type ListState,
  parseSort,
  toParams,
} from '../../model/list-state.js';

/** A chat, at a message if one is named; without a chat, the list. */
export interface Place {
  readonly chatId?: string;
  readonly messageId?: string;
}

export function placeOf({chatId, params}: Route): Place {
  const messageId = params.get('message');
  return {...(chatId !== undefined && {chatId, ...(messageId && {messageId})})};
}

export function routeOf({chatId, messageId}: Place, list: ListState, base: ListState): Route {
  if (chatId === undefined) return {params: toParams(list, base)};
  return {chatId, params: new URLSearchParams(messageId && {message: messageId})};
}

/** The list as it is without an address; what makes no sense is as ever. */
export function baseState(sort = '', pageSize = 0): ListState {
  const parsed = parseSort(sort);
  return {...INITIAL_LIST_STATE, ...(parsed && {sort: parsed}), ...(isPageSize(pageSize) && {pageSize})};
}

/**
 * The list that an address asks for; `undefined` where it is the one that is there. (A cursor stands in no address:
 * the list that is there knows better where it was.)
 */
export function listOf({chatId, params}: Route, present: ListState, base: ListState): ListState | undefined {
  const isSame = params.toString() === toParams(present, base).toString();
  return chatId !== undefined || isSame ? undefined : fromParams(params, base);
}
