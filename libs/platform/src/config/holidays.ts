import holidayJp from '@holiday-jp/holiday_jp';
import type { HolidayCalendar } from '@renkei/kernel';

/** National holidays of Japan (国民の祝日), from the kept data set @holiday-jp; the core takes it as a parameter. */
export const japaneseHolidays: HolidayCalendar = (date) => date in holidayJp.holidays;
