/** Longest edges to try, in pixels; print stays legible at the smallest. */
const EDGES = [4096, 3072, 2048] as const;
const QUALITY = 0.85;

/**
 * The file as it may be sent: itself while it is small enough, else a photo made smaller. What the browser cannot draw
 * (PDF, HEIC on some) stays as it is, and the API says what to do.
 */
export async function fitted(file: File, mostBytes: number): Promise<Blob> {
  if (file.size <= mostBytes || !file.type.startsWith('image/')) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  try {
    for (const edge of EDGES) {
      const smaller = await drawn(picture, edge);
      if (smaller && smaller.size <= mostBytes) return smaller;
    }
    return file;
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, edge: number): Promise<Blob | null> {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
