import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/elements/chat-thread/define.js';
import type {ChatAdapter} from '../src/adapters/adapter.js';
import * as scenarios from './scenarios.js';

const thread = (adapter: ChatAdapter, chatId = 'refund'): TemplateResult =>
  html`<chat-thread .adapter=${adapter} chat-id=${chatId} fit="parent"></chat-thread>`;
const box = {height: 640, width: 760};

const meta: Meta = {title: 'Parts/chat-thread', component: 'chat-thread'};
export default meta;
type Story = StoryObj;

export const Default: Story = {render: () => scenarios.frame(thread(scenarios.small()), box)};
export const Narrow: Story = {render: () => scenarios.frame(thread(scenarios.small()), {...box, width: 480})};
export const LongHistory: Story = {render: () => scenarios.frame(thread(scenarios.long(), 'long'), box)};
export const LongContent: Story = {
  render: () => {
    const adapter = scenarios.small();
    adapter.control.clientWrites('refund', `Here is the log:\n${'  at pay (card.js:12)\n'.repeat(30)}`);
    adapter.control.clientWrites('refund', `https://example.com/${'a-very-long-path/'.repeat(12)}?q=1`);
    adapter.control.clientWrites('refund', '<img src=x onerror=alert(1)> <b>bold?</b> {{7*7}} ${1+1}');
    adapter.control.clientWrites('refund', 'مرحبا، لم يصل المبلغ بعد.');
    return scenarios.frame(thread(adapter), box);
  },
};
export const Live: Story = {
  render: () => {
    const adapter = scenarios.small();
    setTimeout(() => adapter.control.clientWrites('refund', 'Are you still there?'), 1_000);
    return scenarios.frame(thread(adapter), box);
  },
};
export const Loading: Story = {render: () => scenarios.frame(thread(scenarios.loading()), box)};
export const Empty: Story = {
  render: () => {
    const adapter = scenarios.small();
    const {client, status, createdAt} = adapter.control.chats[0]!;
    adapter.control.openChat({id: 'fresh', client, status, createdAt});
    return scenarios.frame(thread(adapter, 'fresh'), box);
  },
};
export const Failed: Story = {render: () => scenarios.frame(thread(scenarios.failing()), box)};
export const ReadOnly: Story = {render: () => scenarios.frame(thread(scenarios.readOnly()), box)};
export const NotConnected: Story = {render: () => scenarios.frame(html`<chat-thread></chat-thread>`, box)};
export const Dark: Story = {render: () => scenarios.frame(thread(scenarios.small()), {...box, theme: 'dark'})};
export const RightToLeft: Story = {
  render: () => scenarios.frame(thread(scenarios.small()), {...box, dir: 'rtl', lang: 'ar'}),
};
