import { everyPage } from './every-page.ts';
import { OTHER_PAGES } from './pages.ts';

everyPage('a support body, an administrator, a visitor', OTHER_PAGES);
