import '../chat-filters/define.js';
import {ChatList} from './chat-list.js';

if (!customElements.get('chat-list')) customElements.define('chat-list', ChatList);
