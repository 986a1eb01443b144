import type {StorybookConfig} from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: {name: '@storybook/web-components-vite', options: {}},
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // Holds only msw's worker, which the npm scripts put there.
  staticDirs: ['../public'],
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
};

export default config;
