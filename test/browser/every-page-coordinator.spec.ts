import { everyPage } from './every-page.ts';
import { COORDINATOR_PAGES } from './pages.ts';

everyPage('a coordinator', COORDINATOR_PAGES);
