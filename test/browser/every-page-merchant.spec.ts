import { everyPage } from './every-page.ts';
import { MERCHANT_PAGES } from './pages.ts';

everyPage('a merchant', MERCHANT_PAGES);
