import '../chat-filters/define.js';
import {ChatList} from './chat-list.js';
import {register} from '../internal/register.js';

register('chat-list', ChatList);
