import '../chat-details/define.js';
import '../chat-list/define.js';
import {ChatDesk} from './chat-desk.js';
import {register} from '../internal/register.js';

register('chat-desk', ChatDesk);
