import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { zoomCommands } from 'zoom-embed-elements/playwright';

export default defineConfig({
  test: {
    include: ['phone.vitest.ts'],
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({
        launchOptions: { executablePath: process.env.CHROME_PATH, args: ['--no-sandbox'] },
      }),
      instances: [{ browser: 'chromium' }],
      commands: zoomCommands,
    },
  },
});
