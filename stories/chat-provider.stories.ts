import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/define.js';
import * as scenarios from './scenarios.js';

const meta: Meta = {title: 'Parts/chat-provider', component: 'chat-provider'};
export default meta;
type Story = StoryObj;

/** One back end for whatever stands inside. */
export const Default: Story = {
  render: () =>
    scenarios.frame(
      html`<chat-provider .adapter=${scenarios.small()}>
        <chat-thread chat-id="refund" fit="content"></chat-thread>
        <chat-composer chat-id="refund"></chat-composer>
      </chat-provider>`,
      {width: 640},
    ),
};
