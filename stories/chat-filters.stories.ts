import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/elements/chat-filters/define.js';
import '../src/elements/chat-list/define.js';
import type {ChatAdapter} from '../src/adapters/adapter.js';
import * as scenarios from './scenarios.js';

const filters = (adapter: ChatAdapter, layout = 'row'): TemplateResult =>
  html`<chat-filters .adapter=${adapter} layout=${layout}></chat-filters>`;

const meta: Meta = {title: 'Parts/chat-filters', component: 'chat-filters'};
export default meta;
type Story = StoryObj;

export const Default: Story = {render: () => scenarios.frame(filters(scenarios.small()))};
export const Stacked: Story = {render: () => scenarios.frame(filters(scenarios.small(), 'stack'), {width: 280})};
export const Narrow: Story = {render: () => scenarios.frame(filters(scenarios.small()), {width: 480})};
export const FewFilters: Story = {
  render: () => {
    const adapter = scenarios.small();
    const few = {...adapter, capabilities: {...adapter.capabilities, filters: ['search', 'statuses'] as const}};
    return scenarios.frame(filters(few));
  },
};
export const ForAListElsewhere: Story = {
  render: () => {
    const adapter = scenarios.small();
    const aside = html`<chat-filters for="chats" layout="stack" .adapter=${adapter}></chat-filters>`;
    return scenarios.frame(html`${aside}<chat-list id="chats" .adapter=${adapter}></chat-list>`);
  },
};
export const NotConnected: Story = {render: () => scenarios.frame(html`<chat-filters></chat-filters>`)};
export const Dark: Story = {render: () => scenarios.frame(filters(scenarios.small()), {theme: 'dark'})};
export const RightToLeft: Story = {render: () => scenarios.frame(filters(scenarios.small()), {dir: 'rtl', lang: 'ar'})};
