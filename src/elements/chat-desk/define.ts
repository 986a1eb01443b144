import '../chat-details/define.js';
import '../chat-list/define.js';
import {ChatDesk} from './chat-desk.js';

if (!customElements.get('chat-desk')) customElements.define('chat-desk', ChatDesk);
