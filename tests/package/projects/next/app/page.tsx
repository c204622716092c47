import { featureNorms } from 'superposition';
import { Living } from './living';

/** Rendered on the server, where the measures work too. */
export default function Page() {
  const norms = featureNorms({ W: Float32Array.of(3, 4), nFeatures: 1, nHidden: 2 });
  return (
    <main>
      <p id="server">norm {norms[0]}</p>
      <Living />
    </main>
  );
}
