import {ChatFilters} from './chat-filters.js';
import {register} from '../internal/register.js';

register('chat-filters', ChatFilters);
