import {ChatComposer} from './chat-composer.js';
import {register} from '../internal/register.js';

register('chat-composer', ChatComposer);
