import {ChatThread} from './chat-thread.js';

if (!customElements.get('chat-thread')) customElements.define('chat-thread', ChatThread);
