/**
 * Registers every element, and the back end that a `src` means: one that speaks the reference wire. With the define
 * module of each element the one module with side effects.
 */
import './elements/chat-provider/define.js';
import './elements/chat-filters/define.js';
import './elements/chat-list/define.js';
import './elements/chat-thread/define.js';
import './elements/chat-composer/define.js';
import './elements/chat-details/define.js';
import './elements/chat-desk/define.js';
import {createRestAdapter} from './adapters/rest-adapter.js';
import {registerAdapterFactory} from './context/adapter-factory.js';

registerAdapterFactory((src) =>
  createRestAdapter({
    baseUrl: src,
    csrfToken: () => document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content,
  }),
);
