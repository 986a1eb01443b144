/** Every public name. Importing this registers nothing and touches no page; `define.ts` does. */
export {ChatComposer} from './elements/chat-composer/chat-composer.js';
export {ChatDesk} from './elements/chat-desk/chat-desk.js';
export {ChatDetails} from './elements/chat-details/chat-details.js';
export {ChatFilters} from './elements/chat-filters/chat-filters.js';
export {ChatList} from './elements/chat-list/chat-list.js';
export {ChatProvider} from './elements/chat-provider/chat-provider.js';
export {ChatThread} from './elements/chat-thread/chat-thread.js';

export * from './elements/chat-composer/chat-composer.events.js';
export * from './elements/chat-details/chat-details.events.js';
export * from './elements/chat-list/chat-list.events.js';
export * from './elements/internal/shared.events.js';

export {Backchat, type BackchatEvent, type BackchatOptions, type ExportRequest} from './store/backchat.js';
export type {ListSnapshot} from './store/chat-list-store.js';
export type {ChatSnapshot} from './store/chat-store.js';
export type {Connection} from './store/live-session.js';
export type {OutboxEntry} from './store/outbox.js';
export type {SessionSnapshot} from './store/session.js';
export type {Readable} from './store/store.js';
export type {ThreadSnapshot} from './store/thread-store.js';

export * from './adapters/adapter.js';
export * from './model/change.js';
export * from './model/chat.js';
export * from './model/errors.js';
export * from './model/filtered.js';
export * from './model/list-state.js';
export * from './model/message.js';
export * from './model/page.js';
export {toQuery} from './model/period.js';
export * from './model/permissions.js';
export * from './model/query.js';
