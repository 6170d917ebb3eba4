import type { ReactNode } from 'react';

/** 24 px strokes, drawn here so that no page waits for a font of symbols. */
const PATHS = {
  check: 'M4 12.5 9.5 18 20 7',
  attention: 'M12 3 1.8 21h20.4L12 3Zm0 6v6m0 2.6v.6',
  stop: 'M7.7 2h8.6L22 7.7v8.6L16.3 22H7.7L2 16.3V7.7L7.7 2ZM8 8l8 8m0-8-8 8',
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 9v6m0-10v.6',
  question: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20ZM9 9.2a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2M12 17v.6',
  wait: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 4v6l4 2.5',
  back: 'M15 4 7 12l8 8',
  next: 'm9 4 8 8-8 8',
  down: 'm4 8 8 8 8-8',
  up: 'm4 16 8-8 8 8',
  close: 'm5 5 14 14M19 5 5 19',
  plus: 'M12 4v16M4 12h16',
  returned: 'M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3',
  camera: 'M3 7h4l2-3h6l2 3h4v13H3V7Zm9 2.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
  upload: 'M12 16V4m-5 5 5-5 5 5M4 16v4h16v-4',
  download: 'M12 4v12m-5-5 5 5 5-5M4 18v2h16v-2',
  search: 'M10.5 3a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Zm5.5 13 5 5',
  bell: 'M12 3a6 6 0 0 0-6 6c0 6-2.5 7-2.5 9h17C20.5 16 18 15 18 9a6 6 0 0 0-6-6Zm-2 18h4',
  menu: 'M3 6h18M3 12h18M3 18h18',
  person: 'M12 3a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM3.5 21a8.5 8.5 0 0 1 17 0',
  shop: 'M4 10v11h16V10M2.5 10 5 3h14l2.5 7a3 3 0 0 1-6.300 0 3.200 3.200 0 0 1-6.400 0 3 3 0 0 1-6.300 0ZM10 21v-6h4v6',
  paper: 'M5 2h10l4 4v16H5V2Zm9 0v5h5M8.5 12h7m-7 4h7',
  print: 'M6 9V3h12v6M6 18H3V9h18v9h-3M6 14h12v7H6v-7Z',
  undo: 'M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-1',
  link: 'M14 4h6v6M20 4 10 14M18 14v6H4V6h6',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg
      aria-hidden="true"
      className="inline-block shrink-0"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
