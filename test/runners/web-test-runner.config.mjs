import { playwrightLauncher } from '@web/test-runner-playwright';
import { simulatedPage } from 'zoom-embed-elements/playwright';

export default {
  files: 'phone.wtr.js',
  nodeResolve: true,
  browsers: [
    playwrightLauncher({
      createPage: simulatedPage(),
      launchOptions: { executablePath: process.env.CHROME_PATH, args: ['--no-sandbox'] },
    }),
  ],
};
