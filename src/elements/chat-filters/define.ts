import {ChatFilters} from './chat-filters.js';

if (!customElements.get('chat-filters')) customElements.define('chat-filters', ChatFilters);
