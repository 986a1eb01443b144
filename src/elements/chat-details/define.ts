import '../chat-composer/define.js';
import '../chat-thread/define.js';
import {ChatDetails} from './chat-details.js';

if (!customElements.get('chat-details')) customElements.define('chat-details', ChatDetails);
