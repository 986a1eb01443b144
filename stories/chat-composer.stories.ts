import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/elements/chat-composer/define.js';
import type {ChatAdapter} from '../src/adapters/adapter.js';
import * as scenarios from './scenarios.js';

const composer = (adapter: ChatAdapter): TemplateResult =>
  html`<chat-composer .adapter=${adapter} chat-id="refund"></chat-composer>`;
const box = {width: 720};

const meta: Meta = {title: 'Parts/chat-composer', component: 'chat-composer'};
export default meta;
type Story = StoryObj;

export const Default: Story = {render: () => scenarios.frame(composer(scenarios.small()), box)};
export const CtrlEnter: Story = {
  render: () =>
    scenarios.frame(
      html`<chat-composer .adapter=${scenarios.small()} chat-id="refund" send-key="ctrl-enter"></chat-composer>`,
      box,
    ),
};
export const Narrow: Story = {render: () => scenarios.frame(composer(scenarios.small()), {width: 320})};
export const LimitedLength: Story = {
  render: () => {
    const adapter = scenarios.small();
    const limited = {...adapter, capabilities: {...adapter.capabilities, messageMaxLength: 40}};
    return scenarios.frame(composer(limited), box);
  },
};
export const Loading: Story = {render: () => scenarios.frame(composer(scenarios.loading()), box)};
export const ReadOnly: Story = {render: () => scenarios.frame(composer(scenarios.readOnly()), box)};
export const Failed: Story = {render: () => scenarios.frame(composer(scenarios.failing()), box)};
export const NotConnected: Story = {render: () => scenarios.frame(html`<chat-composer></chat-composer>`, box)};
export const Dark: Story = {render: () => scenarios.frame(composer(scenarios.small()), {...box, theme: 'dark'})};
export const RightToLeft: Story = {
  render: () => scenarios.frame(composer(scenarios.small()), {...box, dir: 'rtl', lang: 'ar'}),
};
