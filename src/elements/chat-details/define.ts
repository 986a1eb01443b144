import '../chat-composer/define.js';
import '../chat-thread/define.js';
import {ChatDetails} from './chat-details.js';
import {register} from '../internal/register.js';

register('chat-details', ChatDetails);
