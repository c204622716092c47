/** An SVG file as a PNG, drawn by the browser. Needs a page. */

/** Pixels for each CSS pixel of the drawing: crisp on paper and dense screens. */
const SCALE = 2;

/**
 * @param svg a complete file with width and height
 * @throws Error where the browser cannot draw it
 */
export async function pngFile(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser gave no picture'))), 'image/png');
  });
}
