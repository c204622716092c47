/** The gallery page, `/gallery.html` of the development server: every figure with trained models, in both themes and several widths. */
import '../../figure/styles/page.css';
import '../../figure/styles/all.css';
import './gallery.css';
import { createRoot } from 'react-dom/client';
import { galleryEntries } from './entries.ts';
import { Gallery, type GalleryPlace } from './Gallery.tsx';

const root = document.getElementById('app');

function remember(place: GalleryPlace): void {
  history.replaceState(null, '', `?${new URLSearchParams({ ...place })}`);
}

if (root) {
  const initial = Object.fromEntries(new URLSearchParams(location.search));
  createRoot(root).render(<Gallery entries={await galleryEntries()} initial={initial} onMove={remember} />);
}
