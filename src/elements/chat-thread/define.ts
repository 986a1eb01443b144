import {ChatThread} from './chat-thread.js';
import {register} from '../internal/register.js';

register('chat-thread', ChatThread);
