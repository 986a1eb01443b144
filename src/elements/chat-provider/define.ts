import {ChatProvider} from './chat-provider.js';

if (!customElements.get('chat-provider')) customElements.define('chat-provider', ChatProvider);
