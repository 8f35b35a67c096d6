// node scripts/install.mjs: the packages, before `npm start` and `npm test` use any of them.
import { ensureDependencies, guard } from './setup.mjs';

await guard(async () => ensureDependencies());
