import {ChatProvider} from './chat-provider.js';
import {register} from '../internal/register.js';

register('chat-provider', ChatProvider);
