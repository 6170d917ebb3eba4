import { createElement, useMemo, type ReactNode } from 'react';

/** Only shapes, whatever else the text may hold. */
const SHAPES = new Set(['svg', 'g', 'path', 'rect']);
const DRAWING = new Set(['viewBox', 'd', 'x', 'y', 'width', 'height', 'transform', 'fill']);

function shapeOf(node: Element, key?: number): ReactNode {
  if (!SHAPES.has(node.localName)) return null;
  const drawing = [...node.attributes].filter(({ name }) => DRAWING.has(name));
  const children = [...node.children].map((child, index) => shapeOf(child, index));
  return createElement(
    node.localName,
    { key, ...Object.fromEntries(drawing.map(({ name, value }) => [name, value])) },
    ...children,
  );
}

/** The API's SVG text as a picture: parsed apart from the page, and only what draws is taken over. */
export function QrPicture({ svg, label }: { readonly svg: string; readonly label: string }): ReactNode {
  const drawn = useMemo(() => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    return parsed.localName === 'svg'
      ? { box: parsed.getAttribute('viewBox') ?? undefined, shapes: [...parsed.children].map(shapeOf) }
      : null;
  }, [svg]);
  if (!drawn) return null;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={drawn.box}
      className="size-56 max-w-full border-8 border-white bg-white"
      shapeRendering="crispEdges"
    >
      {drawn.shapes}
    </svg>
  );
}
